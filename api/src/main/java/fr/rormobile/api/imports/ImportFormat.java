package fr.rormobile.api.imports;

/** The files that can be loaded, as the contract names them. */
enum ImportFormat {
  /** Établissements, stock CSV of data.gouv: structures and geolocalisation. */
  FINESS,
  /** Statistique annuelle des établissements, tables of the DREES. */
  SAE,
  /** RPPS en libre accès: who practises where. */
  RPPS,
  /** Gazetteer of communes with positions. */
  COMMUNES
}
