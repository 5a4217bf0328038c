package fr.rormobile.contract.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be changed under applications that are in the field, and what may not. */
class CompatibilityTest {
  private static final String CONTRACT = text("/compatibility/contract.yaml");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a path is renamed                          | '  /health:'                                 | '  /sante:'
          an operation is renamed                    | 'operationId: readBeds'                      | 'operationId: listBeds'
          a role is removed                          | 'x-roles: [CLINICIAN, DIRECTOR]'             | 'x-roles: [DIRECTOR]'
          an open door is closed                     | '      security: []\\n'                      | ''
          a field of an answer is removed            | '        note: {type: string}'               | ''
          a field of an answer is renamed            | '        unit: {type: string}'               | '        name: {type: string}'
          a field of an answer may be absent now     | 'required: [items, freshness]'               | 'required: [items]'
          a field deep in an answer may be absent    | 'required: [unit, count]'                    | 'required: [unit]'
          a field in a part of an answer is removed  | '            version: {type: integer}'       | '            revision: {type: integer}'
          a type of an answer is changed             | 'count: {description: Combien., type: integer}' | 'count: {description: Combien., type: string}'
          a format of an answer is removed           | 'text/csv:'                                  | 'text/tsv:'
          a field of a request is required now       | 'required: [lines]'                          | 'required: [lines, note]'
          a field deep in a request is required now  | 'required: [status, count]'                  | 'required: [status, count, horizon]'
          a field of a request is removed            | '        horizon: {type: string}'            | ''
          a value of a request is removed            | 'enum: [AVAILABLE, CLOSED]'                  | 'enum: [AVAILABLE]'
          a value of a parameter is removed          | 'enum: [7d, 15d, 30d]'                       | 'enum: [7d, 30d]'
          a maximum of a request is narrowed         | 'maximum: 9999'                              | 'maximum: 999'
          a maximum of a parameter is narrowed       | 'maximum: 20'                                | 'maximum: 18'
          a maximum of a shared parameter is narrowed | 'maximum: 100}}'                            | 'maximum: 50}}'
          a text of a request is shortened           | 'maxLength: 500'                             | 'maxLength: 200'
          a list of a request is shortened           | 'maxItems: 100'                              | 'maxItems: 50'
          a type of a request is changed             | 'horizon: {type: string}'                    | 'horizon: {type: integer}'
          a parameter is required now                | 'name: since, in: query,'                    | 'name: since, in: query, required: true,'
          a parameter is removed                     | '        - $ref: ''#/components/parameters/Size''' | ''
          """)
  void thisIsRefused(String what, String before, String after) {
    assertThat(Compatibility.broken(CONTRACT, changed(before, after))).as(what).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a new route                     | '  /health:'                       | '  /news:\\n    get: {operationId: news, responses: {''204'': {description: Rien.}}}\\n  /health:'
          a new optional parameter        | '        - {name: zoom,'           | '        - {name: level, in: query, schema: {type: integer}}\\n        - {name: zoom,'
          a new field of an answer        | '        note: {type: string}'     | '        note: {type: string}\\n        more: {type: string}'
          a new value of an answer        | 'enum: [FRESH, OVERDUE]'           | 'enum: [FRESH, AGEING, OVERDUE]'
          a new optional field of a request | '        horizon: {type: string}' | '        horizon: {type: string}\\n        gender: {type: string}'
          a new value of a request        | 'enum: [AVAILABLE, CLOSED]'        | 'enum: [AVAILABLE, CLOSED, RESERVED]'
          a new role                      | 'x-roles: [DIRECTOR]'              | 'x-roles: [DIRECTOR, BED_MANAGER]'
          a wider maximum                 | 'maximum: 9999'                    | 'maximum: 99999'
          a field of a request is optional | 'required: [status, count]'       | 'required: [status]'
          a field of an answer is always there | 'required: [items, freshness]' | 'required: [items, freshness, note]'
          other words                     | 'description: Combien.'            | 'description: Le nombre.'
          """)
  void thisIsAllowed(String what, String before, String after) {
    assertThat(Compatibility.broken(CONTRACT, changed(before, after))).as(what).isEmpty();
  }

  @Test
  void theSentenceNamesTheOperation() {
    assertThat(Compatibility.broken(CONTRACT, changed("maximum: 9999", "maximum: 999")))
        .containsExactly("PUT /beds/{id} no longer is what applications know");
    assertThat(
            Compatibility.broken(
                CONTRACT, changed("x-roles: [CLINICIAN, DIRECTOR]", "x-roles: [DIRECTOR]")))
        .containsExactly("GET /beds/{id} is closed to [CLINICIAN]");
  }

  private static String changed(String before, String after) {
    var from = before.replace("\\n", "\n");
    assertThat(CONTRACT).contains(from);
    var to = after == null ? "" : after.replace("\\n", "\n");
    var at = CONTRACT.indexOf(from);
    return CONTRACT.substring(0, at) + to + CONTRACT.substring(at + from.length());
  }

  static String text(String resource) {
    try (var in = CompatibilityTest.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
