package fr.rormobile.api.imports;

/** Small FINESS files made by hand, and the lines they are made of. */
final class FinessFile {
  static final String METADATA = "finess;etalab;111;2026-05-12\n";

  static final String VIRIAT =
      "structureet;010000024;010780054;CH DE FLEYRIAT;CENTRE HOSPITALIER DE BOURG-EN-BRESSE"
          + " FLEYRIAT;;;900;RTE;DE PARIS;;;451;01;AIN;01440"
          + " VIRIAT;0474454647;0474454114;355;Centre Hospitalier (C.H.);1102;Centres"
          + " Hospitaliers;26010004500012;8610Z;03;ARS établissements Publics de santé dotation"
          + " globale;1;Etablissement public de santé;1979-02-13;1979-02-13;2020-02-04;";

  static final String VIRIAT_POSITION =
      "geolocalisation;010000024;870262.2;6571540.8;1,ATLASANTE,96,BAN,EPSG:2154 RGF93 / Lambert-93"
          + " (Métropole);2026-05-04";

  private FinessFile() {}

  static String structure(
      String finess, String name, String commune, String department, String routing) {
    return "structureet;"
        + finess
        + ";750000001;"
        + name
        + ";;;;;;;;;"
        + commune
        + ";"
        + department
        + ";;"
        + routing
        + ";;;355;Centre Hospitalier (C.H.);1102;Centres Hospitaliers;;;03;;1;;;;;";
  }

  static String position(String finess, double x, double y, String source) {
    return "geolocalisation;" + finess + ";" + x + ";" + y + ";" + source + ";2026-05-04";
  }

  static String file(String... lines) {
    return METADATA + String.join("\n", lines) + "\n";
  }
}
