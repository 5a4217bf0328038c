package fr.rormobile.api.offer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Contact points of many owners of one kind, by owner, in the order of the sheet. */
final class ContactRows {
  // Unique index of contact_point, by its first two columns.
  private static final String OF_OWNERS =
      """
      SELECT owner_id, kind, value, label, confidentiality
        FROM contact_point
       WHERE owner_kind = :kind
         AND owner_id = ANY (:ids)
         AND (NOT :standard OR kind = 'STANDARD')
       ORDER BY owner_id, rank, kind, value
      """;

  private ContactRows() {}

  static Map<String, List<Contact>> of(Handle handle, String ownerKind, Collection<String> ids) {
    return read(handle, ownerKind, ids, false);
  }

  static Map<String, List<Contact>> standards(Handle handle, Collection<String> facilities) {
    return read(handle, "FACILITY", facilities, true);
  }

  private static Map<String, List<Contact>> read(
      Handle handle, String ownerKind, Collection<String> ids, boolean standard) {
    return handle
        .createQuery(OF_OWNERS)
        .bind("kind", ownerKind)
        .bind("standard", standard)
        .bindArray("ids", String.class, ids)
        .map(
            (rs, context) ->
                Map.entry(
                    rs.getString("owner_id"),
                    new Contact(
                        ContactKind.valueOf(rs.getString("kind")),
                        rs.getString("value"),
                        rs.getString("label"),
                        Confidentiality.valueOf(rs.getString("confidentiality")))))
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }
}
