package fr.rormobile.api.totals;

/**
 * The three sorts of offer that are never added up unasked. The one place that tells them apart.
 *
 * <p>By care mode (J19) first: 55 « plateau technique » is medico-technical wherever it stands.
 * Then by field of activity (J20, of R227): 04 médico-social and 06 social are medico-social; 01
 * MCO, 02 SMR, 03 psychiatrie and 05 ville are sanitary.
 */
public enum Sector {
  SANITARY,
  MEDICO_SOCIAL,
  MEDICO_TECHNICAL;

  /** SQL: the name of the constant, of the unit {@code u}. */
  public static final String OF_UNIT =
      """
      CASE WHEN u.care_mode_code = '55' THEN 'MEDICO_TECHNICAL'
           WHEN u.activity_field_code IN ('04', '06') THEN 'MEDICO_SOCIAL'
           ELSE 'SANITARY' END
      """;
}
