package fr.rormobile.api.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The units of one facility, worked out from all that the SAE says of it, so that no bed is counted
 * twice:
 *
 * <ul>
 *   <li>REA's SITOT is the sum of USIC, SIUNV and AUTSI: it makes no unit. Nor do the totals of SSR
 *       (SSR_TOT, SSR_A, SSR_E) and PSY (TOT), except for the day places of SSR_A and SSR_E, which
 *       their parts do not have.
 *   <li>MCO's totals contain critical care, short stay (UHCD) and newborn care: general medicine is
 *       what is left of them, then surgery where medicine alone is too small for it. The sum of all
 *       these units is LIT_MCO.
 * </ul>
 *
 * Pure: the same rows, in any order, give the same units.
 */
final class SaeUnits {
  private static final String TYPE_1 = "01";
  private static final String TYPE_2A = "02";
  private static final String TYPE_2B = "03";
  private static final String TYPE_3 = "04";

  private final String finess;
  private final Map<SaeTable, List<SaeRow>> rows = new EnumMap<>(SaeTable.class);
  private final List<SaeUnit> units = new ArrayList<>();

  private SaeUnits(String finess, List<SaeRow> all) {
    this.finess = finess;
    for (var row : all) {
      // A line of an older survey than the newest of its table is of a unit that is no more.
      var newest =
          all.stream()
              .filter(other -> other.table() == row.table())
              .mapToInt(SaeRow::year)
              .max()
              .orElseThrow();
      if (row.year() == newest) {
        rows.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row);
      }
    }
  }

  static List<SaeUnit> of(String finess, List<SaeRow> rows) {
    var made = new SaeUnits(finess, rows);
    made.hospital();
    made.emergency();
    made.rehabilitation();
    made.psychiatry();
    made.longStayAndHome();
    return made.units;
  }

  private List<SaeRow> all(SaeTable table) {
    return rows.getOrDefault(table, List.of());
  }

  private Optional<SaeRow> findOne(SaeTable table) {
    return all(table).stream().findFirst();
  }

  private void hospital() {
    var inMedicine = 0;
    for (var row : all(SaeTable.REA)) {
      var kind = SaeKind.find(row.key());
      if (kind.isPresent()) {
        add(kind.get(), row, row.figures().get("LIT"));
        inMedicine += row.get("LIT");
      }
    }
    for (var row : all(SaeTable.URGENCES2)) {
      inMedicine += row.get("LIT_UHCD");
    }
    var mco = findOne(SaeTable.MCO);
    var births = findOne(SaeTable.PERINAT);
    inMedicine += births.map(row -> births(row, mco.orElse(null))).orElse(0);
    if (mco.isEmpty()) {
      return;
    }
    var row = mco.get();
    var medicine = row.get("LIT_MED") - inMedicine;
    addSome(SaeKind.MED, row, medicine);
    addSome(SaeKind.CHI, row, row.get("LIT_CHI") + Math.min(0, medicine));
    addSome(SaeKind.MED_HJ, row, row.get("PLA_MED"));
    addSome(SaeKind.CHI_AMBU, row, row.get("PLA_CHI"));
    addSome(SaeKind.OBS_HJ, row, row.get("PLA_OBS"));
    if (births.isEmpty()) {
      addSome(SaeKind.OBS, row, row.get("LIT_OBS"));
    }
  }

  /** Returns how many beds of newborns MCO must have counted in medicine: obstetrics lacks them. */
  private int births(SaeRow births, @Nullable SaeRow mco) {
    var newborns = births.get("LIT_NEO_HSI") + births.get("LIT_SIN") + births.get("LIT_REA");
    var mothers = births.get("LIT_OBS");
    var total = mco == null ? mothers + newborns : mco.get("LIT_OBS");
    var beds = Math.max(mothers, total - newborns);
    if (beds > 0) {
      units.add(
          new SaeUnit(
              finess,
              SaeKind.OBS.name(),
              SaeKind.OBS,
              SaeKind.People.ALL,
              maternity(births),
              beds,
              births.year()));
    }
    if (births.note().equals("CPPR")) {
      add(SaeKind.CPP, births, null);
    }
    addSome(SaeKind.NEO, births, births.get("LIT_NEO_HSI"));
    addSome(SaeKind.NEO_SI, births, births.get("LIT_SIN"));
    addSome(SaeKind.NEO_REA, births, births.get("LIT_REA"));
    return Math.max(0, beds + newborns - total);
  }

  /**
   * SAE has one TYPE2 where the ROR has two. What tells them apart in law (code de la santé
   * publique, R. 6123-39 and following) is newborn intensive care: with such beds 2B, without 2A.
   */
  private static @Nullable String maternity(SaeRow births) {
    return switch (births.note()) {
      case "TYPE1" -> TYPE_1;
      case "TYPE2" -> births.get("LIT_SIN") > 0 ? TYPE_2B : TYPE_2A;
      case "TYPE3" -> TYPE_3;
      default -> null;
    };
  }

  private void emergency() {
    for (var row : all(SaeTable.URGENCES2)) {
      var children = row.key().equals("PED");
      add(children ? SaeKind.URG_PED : SaeKind.URG_GEN, row, null);
      addSome(children ? SaeKind.UHCD_PED : SaeKind.UHCD_GEN, row, row.get("LIT_UHCD"));
    }
    for (var row : all(SaeTable.SMURSAMU)) {
      if (row.get("SMUR") > 0) {
        add(SaeKind.SMUR, row, null);
      }
      if (row.get("SAMU") > 0) {
        add(SaeKind.SAMU, row, null);
      }
    }
  }

  private void rehabilitation() {
    for (var row : all(SaeTable.SSR)) {
      var people = row.key().startsWith("SSR_E") ? SaeKind.People.CHILDREN : SaeKind.People.ALL;
      if (row.key().equals("SSR_A") || row.key().equals("SSR_E")) {
        addSome(SaeKind.SSR_HJ, row, row.get("PLA"), people);
      } else if (!row.key().equals("SSR_TOT")) {
        var mention = row.key().substring("SSR_A".length());
        SaeKind.find("SSR" + mention).ifPresent(kind -> addSome(kind, row, row.get("LIT"), people));
      }
    }
  }

  private void psychiatry() {
    for (var row : all(SaeTable.PSY)) {
      if (row.key().equals("TOT")) {
        continue;
      }
      var people =
          switch (row.key()) {
            case "INF" -> SaeKind.People.YOUNG;
            case "PEN" -> SaeKind.People.PRISONERS;
            default -> SaeKind.People.ALL;
          };
      for (var column : SaeTable.PSY.figures()) {
        SaeKind.find("PSY_" + column.substring("CAP_".length()))
            .ifPresent(kind -> addSome(kind, row, row.get(column), people));
      }
    }
  }

  private void longStayAndHome() {
    findOne(SaeTable.USLD).ifPresent(row -> addSome(SaeKind.USLD, row, row.get("LIT")));
    findOne(SaeTable.HAD).ifPresent(row -> addSome(SaeKind.HAD, row, row.get("PLATOT")));
  }

  private void add(SaeKind kind, SaeRow row, @Nullable Integer installed) {
    add(kind, row, installed, SaeKind.People.ALL);
  }

  private void addSome(SaeKind kind, SaeRow row, int installed) {
    addSome(kind, row, installed, SaeKind.People.ALL);
  }

  private void addSome(SaeKind kind, SaeRow row, int installed, SaeKind.People people) {
    if (installed > 0) {
      add(kind, row, installed, people);
    }
  }

  private void add(SaeKind kind, SaeRow row, @Nullable Integer installed, SaeKind.People people) {
    var code =
        people == SaeKind.People.ALL ? kind.name() : kind.name() + "-" + people.name().charAt(0);
    units.add(
        new SaeUnit(finess, code.replace('_', '-'), kind, people, null, installed, row.year()));
  }
}
