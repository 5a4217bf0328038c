package fr.rormobile.api.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Invented telephones and mailboxes of one owner. The numbers are in the ranges that ARCEP keeps
 * for works of fiction (décision n° 2018-0881: 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49, 06
 * 39 98), the mailboxes in a domain that cannot exist (RFC 2606).
 */
final class Contacts {
  private static final String DOMAIN = ".mssante.exemple.invalid";

  private final Dice dice;
  private final String range;
  private final List<Rows.Contact> all = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  Contacts(Dice dice, String region) {
    this.dice = dice;
    this.range = range(region);
  }

  /** By the zone of the national numbering plan that the region is in. */
  private static String range(String region) {
    return switch (region) {
      case "11" -> "019900";
      case "27", "32", "44" -> "035301";
      case "84", "93", "94" -> "046571";
      case "75", "76" -> "053649";
      default -> "026191";
    };
  }

  Contacts phone(String kind, @Nullable String label, String confidentiality) {
    var start = kind.equals("ON_CALL") ? "063998" : range;
    String number;
    do {
      int last = dice.between(0, 9_999);
      number = start + Integer.toString(10_000 + last).substring(1);
    } while (!taken.add(kind + number));
    all.add(new Rows.Contact(kind, number, label, confidentiality));
    return this;
  }

  Contacts mailbox(String name, String owner, String confidentiality) {
    all.add(
        new Rows.Contact("MSSANTE", name + "@" + shortened(owner) + DOMAIN, null, confidentiality));
    return this;
  }

  private static String shortened(String owner) {
    var box = Names.mailbox(owner);
    return box.length() <= 40 ? box : box.substring(0, 40).replaceAll("-+$", "");
  }

  List<Rows.Contact> all() {
    return all;
  }
}
