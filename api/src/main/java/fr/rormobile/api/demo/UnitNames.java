package fr.rormobile.api.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes on the door of a unit what hospitals write there: « HDJ CARDIO », « CONS. ENDOCRINO ». */
final class UnitNames {
  private static final Map<String, List<String>> BY_MODE =
      Map.ofEntries(
          Map.entry("09", List.of("CHIR AMBU %s", "UCA %s", "%s - AMBULATOIRE")),
          Map.entry("11", List.of("EQUIPE MOBILE %s", "EM %s")),
          Map.entry("28", List.of("%s", "%s", "%s", "%s HC", "HC %s", "HOSPIT %s")),
          Map.entry("29", List.of("HDJ %s", "HOPITAL DE JOUR %s", "HOP. JOUR %s", "%s HDJ")),
          Map.entry("30", List.of("HDN %s", "HOPITAL DE NUIT %s")),
          Map.entry("31", List.of("HAD %s")),
          Map.entry("32", List.of("CONS. %s", "CS %s", "CONSULTATIONS %s", "CONSULT %s")),
          Map.entry("34", List.of("HS %s", "%s - HOSPIT SEMAINE", "HDS %s")),
          Map.entry("35", List.of("TELEEXPERTISE %s")),
          Map.entry("52", List.of("EQUIPE MOBILE %s", "EM %s", "UM %s")),
          Map.entry("53", List.of("EQUIPE MOBILE %s", "EM %s")));

  private final Dice dice;

  UnitNames(Dice dice) {
    this.dice = dice;
  }

  String invent(Family family, Family.Activity activity, String mode) {
    if (mode.equals("13")) {
      return dice.of(List.of("UHCD", "UHCD", "UHTCD", "LITS PORTE"));
    }
    var base = dice.chance(14) ? Names.capitals(activity.label()) : dice.of(activity.names());
    var name =
        family.prefix() || mode.equals("31")
            ? dice.of(BY_MODE.getOrDefault(mode, List.of("%s"))).replace("%s", base)
            : base;
    if (mode.equals("28") && dice.chance(12)) {
      name += " " + dice.of(List.of("1", "2", "A", "B", "NORD", "SUD", "4E ETAGE"));
    }
    return dice.chance(12) ? name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) : name;
  }
}
