-- Letters without case and accents, to compare what people type with what people typed; the rest stays as it is.
-- Beside FoldedName, which is for names of places: this one keeps punctuation, for any field.
CREATE FUNCTION fold_letters(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT replace(replace(translate(lower(words),
           'àâäáãåÀÂÄÁÃÅçÇéèêëÉÈÊËíìîïÍÌÎÏñÑóòôöõÓÒÔÖÕúùûüÚÙÛÜýÿÝŸŒÆ’',
           'aaaaaaaaaaaacceeeeeeeeiiiiiiiinnoooooooooouuuuuuuuyyyyœæ'''), 'œ', 'oe'), 'æ', 'ae')
$$;
