package fr.rormobile.api.account;

import java.util.List;
import java.util.Set;

/**
 * One of each role, in Centre-Val de Loire.
 *
 * @param can what a person can do with it, in French
 */
record DemoAccount(
    String login,
    Role role,
    String name,
    String can,
    Set<String> facilities,
    Set<String> regions,
    Set<String> crisisCells) {

  /** CHRU Trousseau, Chambray-lès-Tours; this number and the next are those of SAE 2023. */
  static final String TOURS = "370004467";

  /** CH Blois Simone Veil. */
  static final String BLOIS = "410000020";

  static final String REGION = "24";
  static final String ARS_CELL = "ars-" + REGION;

  static final List<DemoAccount> ALL =
      List.of(
          new DemoAccount(
              "clinicien",
              Role.CLINICIAN,
              "Clinicien",
              "cherche une unité, un lit, un téléphone ; demande une tension au CH de Blois",
              Set.of(BLOIS),
              Set.of(),
              Set.of()),
          new DemoAccount(
              "directeur",
              Role.DIRECTOR,
              "Direction de garde, CHRU de Tours et CH de Blois",
              "déclare une tension au CHRU Trousseau ou au CH de Blois",
              Set.of(TOURS, BLOIS),
              Set.of(),
              Set.of()),
          new DemoAccount(
              "lits",
              Role.BED_MANAGER,
              "Gestion des lits, CH de Blois",
              "cherche, et voit les lits du CH de Blois",
              Set.of(BLOIS),
              Set.of(),
              Set.of()),
          new DemoAccount(
              "ars",
              Role.CRISIS_CELL,
              "Astreinte de l'ARS Centre-Val de Loire",
              "reçoit les alertes de la région",
              Set.of(),
              Set.of(REGION),
              Set.of(ARS_CELL)),
          new DemoAccount(
              "cellule",
              Role.CRISIS_CELL,
              "Astreinte du CHRU de Tours",
              "reçoit les alertes du CHRU Trousseau",
              Set.of(),
              Set.of(),
              Set.of(cellOf(TOURS))),
          new DemoAccount(
              "region",
              Role.REGIONAL_TEAM,
              "Équipe régionale du ROR, Centre-Val de Loire",
              "charge les référentiels, lit les alertes et les mesures",
              Set.of(),
              Set.of(REGION),
              Set.of()),
          new DemoAccount(
              "flux",
              Role.FEED,
              "Flux de lits, CH de Blois",
              "logiciel du CH de Blois : envoie ses lits",
              Set.of(BLOIS),
              Set.of(),
              Set.of()));

  /** The id of a facility's own crisis cell. */
  static String cellOf(String finess) {
    return "eg-" + finess;
  }

  String displayName() {
    return name + " (démonstration)";
  }
}
