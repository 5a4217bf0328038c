package fr.rormobile.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SAE 2023 as published: what its own files say must be what the database says. */
class SaeRealFilesTest {
  private static final String REA = "REA_2023r.csv";

  @Test
  void allOfSae2023LoadsAndNoBedIsCountedTwice(@TempDir Path folder) throws IOException {
    var data = RealFiles.folder("sae-2023");
    var bench = new ImportBench(folder);

    var job = bench.load(ImportFormat.SAE, files(data));

    assertThat(job.status()).isEqualTo(ImportJob.Status.DONE);
    assertThat(job.counts().refused()).as("%s", bench.refusals(job)).isZero();
    assertThat(bench.one(Integer.class, "SELECT count(*) FROM facility")).isEqualTo(3975);
    assertThat(bench.one(Integer.class, "SELECT count(*) FROM facility WHERE region_code = '24'"))
        .isEqualTo(153);
    assertThat(beds(bench, "127")).isEqualTo(sum(data, REA, "UNI", "REAADU", "LIT"));
    assertThat(beds(bench, "354") + beds(bench, "356") + beds(bench, "351"))
        .isEqualTo(sum(data, REA, "UNI", "SITOT", "LIT"));
    assertThat(bench.list("SELECT id FROM care_unit WHERE id LIKE '%SITOT%'")).isEmpty();
    noMoreBedsThanMcoHas(bench);

    var before = bench.versions();
    var again = bench.load(ImportFormat.SAE, files(data));
    assertThat(again.counts()).isEqualTo(new Counts(0, 0, job.counts().read(), 0));
    assertThat(bench.versions()).isEqualTo(before);
  }

  /** Facility by facility: all beds of medicine, surgery and obstetrics together are LIT_MCO. */
  private static void noMoreBedsThanMcoHas(ImportBench bench) {
    assertThat(
            bench.list(
                """
                SELECT m.finess || ' ' || m.total || ' ' || sum(c.count)
                  FROM (SELECT finess, (figures ->> 'LIT_MED')::int + (figures ->> 'LIT_CHI')::int
                                       + (figures ->> 'LIT_OBS')::int AS total
                          FROM sae_row WHERE table_name = 'MCO') m
                  JOIN care_unit u ON u.facility_finess = m.finess AND u.deleted_at IS NULL
                  JOIN capacity_line c ON c.unit_id = u.id
                 WHERE u.activity_field_code = '01' AND c.nature = '01'
                 GROUP BY m.finess, m.total
                HAVING sum(c.count) <> m.total
                """))
        .isEmpty();
  }

  private static int beds(ImportBench bench, String activity) {
    return bench.one(
        Integer.class,
        "SELECT sum(count) FROM capacity_line c JOIN care_unit u ON u.id = c.unit_id"
            + " WHERE status = '01' AND nature = '01' AND deleted_at IS NULL"
            + " AND operational_activity_code = '"
            + activity
            + "'");
  }

  private static SourceFile[] files(Path data) throws IOException {
    try (var all = Files.list(data)) {
      return all.filter(file -> file.toString().endsWith(".csv"))
          .map(file -> new SourceFile(file.getFileName().toString(), file))
          .toArray(SourceFile[]::new);
    }
  }

  /** Read without anything of the importer. */
  private static int sum(Path data, String file, String keyColumn, String key, String column)
      throws IOException {
    var lines = Files.readAllLines(data.resolve(file), StandardCharsets.ISO_8859_1);
    var header = List.of(lines.getFirst().split(";", -1));
    return lines.stream()
        .skip(1)
        .map(line -> line.split(";", -1))
        .filter(fields -> fields[header.indexOf(keyColumn)].equals(key))
        .map(fields -> fields[header.indexOf(column)])
        .filter(value -> !value.isEmpty())
        .mapToInt(Integer::parseInt)
        .sum();
  }
}
