package fr.rormobile.notifier;

/**
 * One labelled line of an alert, for instance « Niveau : 2 ».
 *
 * @param label one line, 1 to 80 characters
 * @param value one line, 1 to 500 characters
 */
public record Fact(String label, String value) {

  public Fact {
    Text.line("fact label", label, 80);
    Text.line("fact value", value, 500);
  }
}
