package fr.rormobile.api.demo;

import fr.rormobile.api.platform.resource.Resource;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** The establishments of Centre-Val de Loire that {@code demonstration/*.yaml} writes down. */
final class HandMadeRegion {
  /** INSEE code of Centre-Val de Loire. */
  static final String REGION = "24";

  private static final List<String> FILES =
      List.of(
          "18-cher.yaml",
          "28-eure-et-loir.yaml",
          "36-indre.yaml",
          "37-indre-et-loire.yaml",
          "41-loir-et-cher.yaml",
          "45-loiret.yaml");

  private static final String SOLIDARITY = "solidarity.yaml";

  private final Communes communes;
  private final HandMadeUnits units;

  HandMadeRegion(Communes communes, Clock clock) {
    this.communes = communes;
    this.units = new HandMadeUnits(clock);
  }

  void write(OfferWriter writer) {
    for (var file : FILES) {
      var resource = Resource.at("/demonstration/" + file);
      var root = YamlNode.read(file, resource.stream());
      root.nodes("legalEntities").forEach(entity -> writer.add(legalEntity(entity)));
      root.nodes("facilities").forEach(facility -> writeFacility(facility, writer));
      root.nodes("professionals").forEach(person -> writeProfessional(person, writer));
    }
    var solidarity = Resource.at("/demonstration/" + SOLIDARITY);
    for (var link : YamlNode.read(SOLIDARITY, solidarity.stream()).nodes("links")) {
      for (var partner : link.texts("to")) {
        writer.add(new Rows.SolidarityLink(link.text("from"), link.text("group"), partner));
      }
    }
  }

  private Rows.LegalEntity legalEntity(YamlNode node) {
    return new Rows.LegalEntity(
        node.text("finess"),
        node.text("name"),
        node.orNull("siren"),
        node.orNull("status"),
        address(node));
  }

  private Rows.Address address(YamlNode node) {
    var commune = communes.get(node.text("commune"));
    return new Rows.Address(
        node.orNull("line"),
        node.orNull("complement"),
        node.text("postcode"),
        node.text("city"),
        commune.code(),
        commune.department(),
        commune.region());
  }

  private void writeFacility(YamlNode node, OfferWriter writer) {
    var finess = node.text("finess");
    var commune = communes.get(node.text("commune"));
    writer.add(
        new Rows.Facility(
            finess,
            node.orNull("entity"),
            node.text("name"),
            node.orNull("operationalName"),
            node.text("category"),
            null,
            node.orNull("siret"),
            address(node),
            commune.position(),
            commune.timeZone(),
            HandMadeUnits.contacts(node)));
    int pole = 0;
    for (var name : node.texts("poles")) {
      writer.add(new Rows.Pole(poleId(finess, ++pole), finess, name));
    }
    for (var unit : node.nodes("units")) {
      var of = unit.find("pole").map(n -> poleId(finess, Integer.parseInt(n))).orElse(null);
      writer.add(units.unit(unit, finess, of, commune.timeZone()));
    }
  }

  static String poleId(String finess, int number) {
    return "pole-" + finess + "-" + number;
  }

  private void writeProfessional(YamlNode node, OfferWriter writer) {
    var rpps = Numbers.rpps(node.number("number", 0));
    writer.add(
        new Rows.Professional(
            rpps,
            node.orNull("title"),
            node.text("family"),
            node.text("given"),
            node.text("profession"),
            node.text("label"),
            node.orNull("skill"),
            node.orNull("skillLabel"),
            HandMadeUnits.contacts(node)));
    int number = 0;
    for (var role : node.nodes("roles")) {
      writer.add(role(role, rpps, ++number));
    }
  }

  private Rows.Role role(YamlNode node, String rpps, int number) {
    var unit = node.orNull("unit");
    var id = "role-" + rpps + "-" + number;
    var function = node.orNull("function");
    if (unit != null) {
      var facility = unit.split("-", 3)[1];
      return new Rows.Role(id, rpps, facility, unit, function, "S", null, null, null);
    }
    var commune = communes.get(node.text("commune"));
    return new Rows.Role(
        id,
        rpps,
        null,
        null,
        function,
        node.text("mode"),
        node.text("place"),
        address(node),
        Objects.requireNonNull(commune.position(), "a practice stands somewhere"));
  }
}
