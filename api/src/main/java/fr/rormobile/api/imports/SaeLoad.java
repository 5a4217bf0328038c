package fr.rormobile.api.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Tables of the SAE as the DREES publishes them: semicolons, a header, one table a file, the
 * table's name in the column BOR. Given in any order, together or one by one; only that the
 * facilities must be there, from ID or from FINESS.
 */
final class SaeLoad implements RecordLoad<SaeLoad.Sae> {
  private static final char SEPARATOR = ';';

  private Columns columns = new Columns(List.of());

  sealed interface Sae {}

  record Establishment(FacilityRows.Facility facility) implements Sae {}

  record Figures(SaeRow row) implements Sae {}

  /** ID first. Among several files, those of no known table (GHT, …) are left out. */
  @Override
  public List<SourceFile> order(List<SourceFile> files) {
    var known = new HashMap<SourceFile, SaeTable>();
    for (var file : files) {
      table(file).ifPresent(table -> known.put(file, table));
    }
    if (known.isEmpty()) {
      return files;
    }
    return known.keySet().stream()
        .sorted(
            Comparator.<SourceFile, SaeTable>comparing(known::get).thenComparing(SourceFile::name))
        .toList();
  }

  private static Optional<SaeTable> table(SourceFile file) {
    try (var reader = new LineReader(file, 0, FileEncoding.WINDOWS_1252)) {
      var header = reader.next();
      var first = reader.next();
      if (header == null || first == null) {
        return Optional.empty();
      }
      var columns = new Columns(Columns.split(header.text(), SEPARATOR));
      return SaeTable.find(columns.fields(Columns.split(first.text(), SEPARATOR)).get("BOR"));
    } catch (BadField unreadable) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public boolean begin(int pass, String fileName, @Nullable Line firstLine) {
    if (firstLine == null) {
      throw new UnknownFile("Le fichier « " + fileName + " » est vide.");
    }
    try {
      columns = new Columns(Columns.split(firstLine.text(), SEPARATOR));
    } catch (BadField unreadable) {
      columns = new Columns(List.of());
    }
    if (!Stream.of("BOR", "AN", "FI").allMatch(columns::has)) {
      throw new UnknownFile(
          "« "
              + fileName
              + " » n'est pas une table de la SAE : il faut un en-tête avec BOR, AN et FI.");
    }
    return true;
  }

  @Override
  public Sae parse(int pass, Line line) {
    var fields = columns.fields(Columns.split(line.text(), SEPARATOR));
    var table =
        SaeTable.find(fields.get("BOR"))
            .orElseThrow(() -> new BadField("BOR", "Cette table de la SAE n'est pas chargée"));
    return table == SaeTable.ID ? establishment(fields) : figures(table, fields);
  }

  private static Establishment establishment(Columns.Fields fields) {
    var postcode = Check.text(fields.get("CPO"));
    var commune = fields.get("COMINSEE");
    var siret = fields.get("sir");
    return new Establishment(
        new FacilityRows.Facility(
            Check.finess("fi", fields.get("fi")),
            Check.finess("fi_ej", fields.get("fi_ej")),
            Check.required("rs", fields.get("rs")),
            Check.text(fields.get("rscom")),
            Check.text(fields.get("cat")),
            null,
            Check.siret(siret),
            new FacilityRows.Address(
                Check.text(
                    String.join(
                        " ", fields.get("NUMVOI"), fields.get("TYPVOI"), fields.get("NOMVOI"))),
                complement(fields),
                postcode,
                Check.text(fields.get("LIBCOM"))),
            Territory.place(
                fields.get("dep"), commune.length() == 5 ? commune.substring(2) : "", postcode),
            null));
  }

  private static @Nullable String complement(Columns.Fields fields) {
    var parts = Stream.of(fields.get("COMPD"), fields.get("BP")).filter(part -> !part.isEmpty());
    return Check.text(String.join(", ", parts.toList()));
  }

  private static Figures figures(SaeTable table, Columns.Fields fields) {
    var finess = Check.finess("FI", fields.get("FI"));
    var year = Check.count("AN", Check.required("AN", fields.get("AN")));
    if (year < 2000 || year > 2100) {
      throw new BadField("AN", "Ce n'est pas une année");
    }
    var key = table.keyColumn().isEmpty() ? "" : key(table, fields);
    var figures = new HashMap<String, Integer>();
    for (var column : table.figures()) {
      var value = fields.get(column);
      if (!value.isEmpty()) {
        figures.put(column, Check.count(column, value));
      }
    }
    return new Figures(
        new SaeRow(finess, table, key, year, Map.copyOf(figures), fields.get("AUTOR")));
  }

  private static String key(SaeTable table, Columns.Fields fields) {
    var key = Check.required(table.keyColumn(), fields.get(table.keyColumn()));
    if (!table.allows(key)) {
      throw new BadField(table.keyColumn(), "« " + key + " » n'est pas connu dans cette table");
    }
    return key;
  }

  @Override
  public List<String> tables() {
    return List.of(
        "legal_entity", "facility", "sae_row", "care_unit", "capacity_line", "index_document");
  }

  @Override
  public String key(Sae record) {
    return switch (record) {
      case Establishment(var facility) -> facility.finess();
      case Figures(var row) -> row.finess() + ' ' + row.table() + ' ' + row.key();
    };
  }

  @Override
  public List<? extends Outcome> apply(Handle database, List<Sae> records) {
    var facilities = new ArrayList<FacilityRows.Facility>();
    var rows = new ArrayList<SaeRow>();
    for (var record : records) {
      switch (record) {
        case Establishment(var facility) -> facilities.add(facility);
        case Figures(var row) -> rows.add(row);
      }
    }
    var written =
        facilities.isEmpty()
            ? Map.<String, Boolean>of()
            : FacilityRows.write(database, Source.SAE, facilities);
    var figures = rows.isEmpty() ? Map.<SaeRow, Outcome>of() : SaeRows.write(database, rows);
    return records.stream()
        .map(
            record ->
                switch (record) {
                  case Establishment(var facility) -> Upserted.outcome(written, facility.finess());
                  case Figures(var row) -> figures.getOrDefault(row, Outcome.Applied.UNCHANGED);
                })
        .toList();
  }
}
