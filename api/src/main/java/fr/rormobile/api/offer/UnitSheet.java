package fr.rormobile.api.offer;

import fr.rormobile.api.beds.UnitCapacity;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A care unit with all that is known of it, whoever asks: what a caller may see of it is for {@link
 * Visibility} to say.
 *
 * @param facilityUsualName how people call the facility; null: by its name
 * @param place the unit's own, completed from its facility
 * @param contacts its own, in the order of the sheet
 * @param switchboards STANDARD numbers of its facility
 * @param ageMin years, inclusive; null: no bound
 * @param ageMax years, inclusive; null: no bound
 * @param confidential the whole unit is for those who may know of it
 * @param capacity what is said of its beds and places
 */
public record UnitSheet(
    String id,
    String name,
    FinessRef facility,
    @Nullable String facilityUsualName,
    @Nullable FinessRef legalEntity,
    @Nullable Named pole,
    Place place,
    List<Contact> contacts,
    List<Contact> switchboards,
    Codes codes,
    @Nullable Integer ageMin,
    @Nullable Integer ageMax,
    boolean confidential,
    Schedule schedule,
    List<BedClosure> closures,
    UnitCapacity capacity,
    @Nullable String externalId,
    Origin origin) {

  public UnitSheet {
    contacts = List.copyOf(contacts);
    switchboards = List.copyOf(switchboards);
    closures = List.copyOf(closures);
  }

  /** Its own contacts, then the switchboard: whoever finds the unit finds a number to call. */
  public List<Contact> reachableBy() {
    var own = contacts.stream().map(Contact::value).toList();
    return Stream.concat(
            contacts.stream(), switchboards.stream().filter(c -> !own.contains(c.value())))
        .toList();
  }

  /**
   * What the unit does, in codes.
   *
   * @param activities J17, the one that defines the unit first
   * @param careMode J19
   * @param activityField J20
   * @param expertiseLevel J227
   * @param offerType J238
   * @param acts J16
   * @param equipment J18
   * @param specialities J35
   * @param patientTypes J29
   */
  public record Codes(
      List<Coded> activities,
      @Nullable Coded careMode,
      @Nullable Coded activityField,
      @Nullable Coded expertiseLevel,
      @Nullable Coded offerType,
      List<Coded> acts,
      List<Equipment> equipment,
      List<Coded> specialities,
      List<Coded> patientTypes) {

    public Codes {
      activities = List.copyOf(activities);
      acts = List.copyOf(acts);
      equipment = List.copyOf(equipment);
      specialities = List.copyOf(specialities);
      patientTypes = List.copyOf(patientTypes);
    }
  }
}
