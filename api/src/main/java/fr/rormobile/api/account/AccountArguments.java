package fr.rormobile.api.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The arguments of {@code compte creer}, read. */
record AccountArguments(
    String login,
    String displayName,
    Set<Role> roles,
    Set<String> facilities,
    Set<String> regions,
    Set<String> crisisCells,
    @Nullable String email) {

  static final String USAGE =
      "creer IDENTIFIANT \"NOM AFFICHÉ\" RÔLE[,RÔLE…] [--etablissement FINESS]… [--region CODE]…"
          + " [--cellule ID]… [--courriel ADRESSE]  (le mot de passe est lu sur l'entrée standard)";

  AccountArguments {
    roles = Set.copyOf(roles);
    facilities = Set.copyOf(facilities);
    regions = Set.copyOf(regions);
    crisisCells = Set.copyOf(crisisCells);
  }

  /** What is wrong, in a French sentence for the operator. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /**
   * @throws Refused when they cannot be read
   */
  static AccountArguments parse(List<String> arguments) {
    var plain = new ArrayList<String>();
    var facilities = new HashSet<String>();
    var regions = new HashSet<String>();
    var crisisCells = new HashSet<String>();
    @Nullable String email = null;
    for (var rest = arguments.iterator(); rest.hasNext(); ) {
      var argument = rest.next();
      if (!argument.startsWith("--")) {
        plain.add(argument);
        continue;
      }
      if (!rest.hasNext()) {
        throw new Refused("Il manque une valeur après « " + argument + " ».");
      }
      var value = rest.next();
      switch (argument) {
        case "--etablissement" -> facilities.add(value);
        case "--region" -> regions.add(value);
        case "--cellule" -> crisisCells.add(value);
        case "--courriel" -> email = value;
        default -> throw new Refused("Option inconnue : « " + argument + " ».");
      }
    }
    if (plain.size() != 4 || !Set.of("creer", "créer").contains(plain.getFirst())) {
      throw new Refused("Usage : compte " + USAGE);
    }
    return new AccountArguments(
        plain.get(1), plain.get(2), roles(plain.get(3)), facilities, regions, crisisCells, email);
  }

  private static Set<Role> roles(String text) {
    return Arrays.stream(text.split(","))
        .map(name -> name.strip().toUpperCase(Locale.ROOT))
        .map(AccountArguments::role)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Role role(String name) {
    return Arrays.stream(Role.values())
        .filter(role -> role.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    "Rôle inconnu : « "
                        + name
                        + " ». Rôles : "
                        + Arrays.stream(Role.values())
                            .map(Role::name)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
