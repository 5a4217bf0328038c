package fr.rormobile.api.demo;

import fr.rormobile.api.platform.start.Command;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;

/** {@code generate}: an offer of any size for measuring, in an empty database. */
@Singleton
class GenerateCommand implements Command {
  private static final int MOST_UNITS = 1_000_000;
  private static final int WRONG_USE = 2;

  private final Demonstration demonstration;
  private final PrintStream out;

  @Inject
  GenerateCommand(Demonstration demonstration) {
    this(demonstration, System.out);
  }

  GenerateCommand(Demonstration demonstration, PrintStream out) {
    this.demonstration = demonstration;
    this.out = out;
  }

  @Override
  public String name() {
    return "generate";
  }

  @Override
  public String usage() {
    return "--units N [--region CODE | --country] [--seed N]   invente une offre dans une base"
        + " vide";
  }

  @Override
  public boolean fillsEmptyDatabase() {
    return true;
  }

  @Override
  public int run(List<String> arguments) {
    Demonstration.Order order;
    try {
      order = order(arguments);
    } catch (IllegalArgumentException wrong) {
      out.println(wrong.getMessage());
      out.println("Usage : generate " + usage());
      return WRONG_USE;
    }
    if (!demonstration.databaseIsEmpty()) {
      out.println(
          "La base contient déjà des établissements : rien n'a été fait. Donnez une base vide, ou"
              + " un autre dossier dans ROR_DATA.");
      return 1;
    }
    out.printf(
        Locale.FRANCE, "Génération de %,d unités, graine %d.%n", order.units(), order.seed());
    try {
      report(demonstration.fill(order, progress(order.units())));
      return 0;
    } catch (IllegalArgumentException nowhere) {
      out.println("Aucune commune connue dans la région « " + order.region() + " ».");
      return WRONG_USE;
    }
  }

  private static Demonstration.Order order(List<String> arguments) {
    var region = HandMadeRegion.REGION;
    long units = 0;
    long seed = DemonstrationStep.ORDER.seed();
    var words = arguments.iterator();
    while (words.hasNext()) {
      var word = words.next();
      if (word.equals("--country")) {
        region = Demonstration.Order.COUNTRY;
        continue;
      }
      if (!words.hasNext()) {
        throw new IllegalArgumentException(
            "Il manque une valeur, ou l'option est inconnue : " + word);
      }
      var value = words.next();
      switch (word) {
        case "--units" -> units = number(word, value);
        case "--seed" -> seed = number(word, value);
        case "--region" -> region = value;
        default -> throw new IllegalArgumentException("Option inconnue : " + word);
      }
    }
    if (units < 1 || units > MOST_UNITS) {
      throw new IllegalArgumentException("--units doit être un nombre de 1 à " + MOST_UNITS + ".");
    }
    return new Demonstration.Order(region, (int) units, seed);
  }

  private static long number(String option, String value) {
    if (!value.matches("\\d{1,18}")) {
      throw new IllegalArgumentException(option + " attend un nombre (reçu : « " + value + " »).");
    }
    return Long.parseLong(value);
  }

  /** One line each tenth. */
  private LongConsumer progress(int wanted) {
    var began = System.nanoTime();
    var said = new long[] {0};
    return units -> {
      var tenth = units * 10 / wanted;
      if (tenth > said[0]) {
        said[0] = tenth;
        out.printf(
            Locale.FRANCE,
            "  %,d unités sur %,d (%.0f s)%n",
            units,
            wanted,
            (System.nanoTime() - began) / 1e9);
      }
    };
  }

  private void report(OfferCounts counts) {
    out.printf(
        Locale.FRANCE,
        "Écrit : %,d entités juridiques, %,d établissements, %,d unités, %,d lignes de capacité,"
            + " %,d professionnels (%,d situations d'exercice), %,d points de contact.%n",
        counts.legalEntities,
        counts.facilities,
        counts.units,
        counts.capacityLines,
        counts.professionals,
        counts.roles,
        counts.contacts);
  }
}
