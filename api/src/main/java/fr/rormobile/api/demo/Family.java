package fr.rormobile.api.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Activities that go together, and how a unit that has one of them is.
 *
 * @param field J20
 * @param modes J19
 * @param beds how many of them, where the mode has beds; null: none. So are seats and places
 * @param open always, office or town
 * @param offer J238 by mode
 * @param ages « 16- », « 0-17 », « - »
 * @param confidentialPercent of the units are confidential
 * @param staff codes of professions
 */
record Family(
    String id,
    String pole,
    String field,
    Weighted<String> modes,
    @Nullable Span beds,
    @Nullable Span seats,
    @Nullable Span places,
    String open,
    boolean prefix,
    Map<String, String> offer,
    List<String> ages,
    List<String> equipment,
    List<String> specialities,
    Weighted<String> patients,
    Map<String, List<String>> expertise,
    int confidentialPercent,
    Weighted<String> staff,
    List<Activity> activities) {

  /** Both inclusive. */
  record Span(int least, int most) {
    int pick(Dice dice) {
      return dice.between(least, most);
    }
  }

  /**
   * @param weight how often it comes beside the others of its family
   * @param names as hospitals write it
   * @param acts J16 that may be done there
   * @param equipment J18 that may stand there
   */
  record Activity(
      String code,
      String label,
      int weight,
      List<String> names,
      List<String> acts,
      List<String> equipment) {
    Activity {
      names = List.copyOf(names);
      acts = List.copyOf(acts);
      equipment = List.copyOf(equipment);
    }
  }

  Family {
    offer = Map.copyOf(offer);
    ages = List.copyOf(ages);
    equipment = List.copyOf(equipment);
    specialities = List.copyOf(specialities);
    expertise = Map.copyOf(expertise);
    activities = List.copyOf(activities);
  }
}
