package fr.rormobile.api.imports;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Telephones and mailboxes from files. A file replaces what the same source gave before; what a
 * person entered (source NULL) is neither changed nor doubled.
 */
final class ContactRows {
  private ContactRows() {}

  /**
   * @param kind as in the table: STANDARD, FAX, …
   * @param confidentiality PUBLIC, RESTRICTED or VERY_RESTRICTED
   */
  record Contact(String kind, String value, String confidentiality) {}

  /** All that one source says of one owner; no contact: it has none. */
  record Owner(String id, String source, List<Contact> contacts) {}

  /** None where the value is null. */
  static List<Contact> contact(String kind, @Nullable String value, String confidentiality) {
    return value == null ? List.of() : List.of(new Contact(kind, value, confidentiality));
  }

  /** Returns the ids of the owners whose contacts changed. */
  static Set<String> write(Handle database, String ownerKind, List<Owner> owners) {
    var ids =
        JsonRows.of(
            owners,
            (json, o) -> {
              json.writeStringField("id", o.id());
              json.writeStringField("source", o.source());
            });
    var rows = JsonRows.of(flat(owners), ContactRows::write);
    var changed = new HashSet<String>();
    changed.addAll(
        database
            .createQuery(
                """
                WITH o AS (SELECT *
                             FROM jsonb_to_recordset(:owners::jsonb) AS o (id text, source text)),
                     r AS (SELECT *
                             FROM jsonb_to_recordset(:rows::jsonb)
                               AS r (id text, source text, kind text, value text))
                DELETE FROM contact_point c
                 USING o
                 WHERE c.owner_kind = :kind AND c.owner_id = o.id AND c.source = o.source
                   AND (c.owner_id, c.source, c.kind, c.value) NOT IN (SELECT id, source, kind, value FROM r)
                RETURNING c.owner_id
                """)
            .bind("owners", ids)
            .bind("rows", rows)
            .bind("kind", ownerKind)
            .mapTo(String.class)
            .list());
    changed.addAll(
        database
            .createQuery(
                """
                INSERT INTO contact_point (owner_kind, owner_id, kind, value, confidentiality, source)
                SELECT :kind, id, kind, value, confidentiality, source
                  FROM jsonb_to_recordset(:rows::jsonb)
                    AS r (id text, source text, kind text, value text, confidentiality text)
                    ON CONFLICT (owner_kind, owner_id, kind, value) DO NOTHING
                RETURNING owner_id
                """)
            .bind("rows", rows)
            .bind("kind", ownerKind)
            .mapTo(String.class)
            .list());
    return changed;
  }

  private record Row(Owner owner, Contact contact) {}

  private static List<Row> flat(List<Owner> owners) {
    return owners.stream()
        .flatMap(owner -> owner.contacts().stream().map(contact -> new Row(owner, contact)))
        .toList();
  }

  private static void write(JsonGenerator json, Row row) throws IOException {
    json.writeStringField("id", row.owner().id());
    json.writeStringField("source", row.owner().source());
    json.writeStringField("kind", row.contact().kind());
    json.writeStringField("value", row.contact().value());
    json.writeStringField("confidentiality", row.contact().confidentiality());
  }
}
