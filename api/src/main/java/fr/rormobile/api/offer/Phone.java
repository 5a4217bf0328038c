package fr.rormobile.api.offer;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Collection;
import java.util.List;

/** A public number somebody picks up, for lists. */
@Serdeable
public record Phone(ContactKind kind, String value) {
  /** In the order of the sheet. */
  public static List<Phone> publicOnes(Collection<Contact> contacts) {
    return contacts.stream()
        .filter(contact -> contact.confidentiality() == Confidentiality.PUBLIC)
        .filter(contact -> contact.kind().isSpoken())
        .map(contact -> new Phone(contact.kind(), contact.value()))
        .toList();
  }
}
