package fr.rormobile.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerateCommandTest {
  private final DemoDatabase database = new DemoDatabase();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final GenerateCommand command =
      new GenerateCommand(
          database.demonstration(), new PrintStream(said, true, StandardCharsets.UTF_8));

  @Test
  void saysItsSeedItsProgressAndWhatItWrote() {
    var code = command.run(List.of("--units", "700", "--region", "53", "--seed", "11"));

    assertThat(code).isZero();
    assertThat(said()).contains("graine 11").contains("700 unités sur 700").contains("Écrit : ");
    assertThat(database.number("SELECT count(*) FROM care_unit")).isEqualTo(700);
  }

  @Test
  void aDatabaseThatIsNotEmptyIsRefusedPolitely() {
    database.fill("24", 200, 1);

    var code = command.run(List.of("--units", "1000"));

    assertThat(code).isEqualTo(1);
    assertThat(said()).contains("La base contient déjà des établissements : rien n'a été fait.");
    assertThat(database.number("SELECT count(*) FROM care_unit")).isEqualTo(200);
  }

  @Test
  void whatCannotBeUnderstoodIsSaidWithTheUsage() {
    assertThat(command.run(List.of("--units", "beaucoup"))).isEqualTo(2);
    assertThat(command.run(List.of("--units", "1000001"))).isEqualTo(2);
    assertThat(command.run(List.of("--unites", "10"))).isEqualTo(2);
    assertThat(command.run(List.of("--units"))).isEqualTo(2);
    assertThat(command.run(List.of("--units", "10", "--region", "XX"))).isEqualTo(2);

    assertThat(said())
        .contains("--units attend un nombre (reçu : « beaucoup »).")
        .contains("Option inconnue : --unites")
        .contains("Aucune commune connue dans la région « XX ».")
        .contains("Usage : generate --units N");
    assertThat(database.number("SELECT count(*) FROM facility")).isZero();
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
