console.log("essai");
