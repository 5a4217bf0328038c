package fr.rormobile.api.imports;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of unit that the SAE counts, with the official codes of the ROR chosen for them. The
 * one place of this choice.
 *
 * <p>Choices that had to be made: J17 has no code for surgery as a whole, so {@link #CHI} takes
 * 033, what a general surgical ward does most, and its name says that it is all of surgery;
 * hospital at home (J19 31) takes 083, general medicine; long stay, for which J20 has no field of
 * its own, is put with rehabilitation (02), where it is looked for after a hospital stay. An age is
 * given only for children: the survey sets no lower bound for adults.
 */
enum SaeKind {
  REAADU("Réanimation adulte", "127", Mode.FULL, Field.MCO),
  REAENF("Réanimation pédiatrique", "130", Mode.FULL, Field.MCO, SaeKind.CHILD),
  USIC("Soins intensifs de cardiologie (USIC)", "354", Mode.FULL, Field.MCO),
  SIUNV("Soins intensifs neurovasculaires (USINV)", "356", Mode.FULL, Field.MCO),
  AUTSI(
      "Soins intensifs (autres que cardiologiques et neurovasculaires)",
      "351",
      Mode.FULL,
      Field.MCO),
  SURVADU("Surveillance continue adulte", "373", Mode.FULL, Field.MCO),
  SURVENF("Surveillance continue pédiatrique", "391", Mode.FULL, Field.MCO, SaeKind.CHILD),
  MED("Médecine (hors soins critiques et UHCD)", "083", Mode.FULL, Field.MCO),
  MED_HJ("Médecine, hôpital de jour", "083", Mode.DAY, Field.MCO),
  CHI("Chirurgie (toutes spécialités, hors soins critiques)", "033", Mode.FULL, Field.MCO),
  CHI_AMBU("Chirurgie ambulatoire (toutes spécialités)", "033", Mode.DAY_SURGERY, Field.MCO),
  OBS("Maternité et gynécologie-obstétrique", "100", Mode.FULL, Field.MCO),
  OBS_HJ("Gynécologie-obstétrique, hôpital de jour", "100", Mode.DAY, Field.MCO),
  CPP("Centre périnatal de proximité", "100", Mode.CONSULTATION, Field.MCO),
  NEO("Néonatalogie (hors soins intensifs)", "094", Mode.FULL, Field.MCO),
  NEO_SI("Soins intensifs de néonatalogie", "369", Mode.FULL, Field.MCO),
  NEO_REA("Réanimation néonatale", "128", Mode.FULL, Field.MCO),
  URG_GEN("Urgences", "157", Mode.EMERGENCY, Field.MCO),
  URG_PED("Urgences pédiatriques", "249", Mode.EMERGENCY, Field.MCO, SaeKind.CHILD),
  UHCD_GEN("Hospitalisation de courte durée (UHCD)", "157", Mode.SHORT, Field.MCO),
  UHCD_PED(
      "Hospitalisation de courte durée pédiatrique (UHCD)",
      "249",
      Mode.SHORT,
      Field.MCO,
      SaeKind.CHILD),
  SMUR("SMUR", "136", Mode.INTERVENTION, Field.MCO),
  SAMU("SAMU, régulation médicale (CRRA)", "273", Mode.TELEPHONE, Field.MCO),
  SSR50("Réadaptation polyvalente", "172", Mode.FULL, Field.SMR),
  SSR51("Réadaptation de l'appareil locomoteur", "233", Mode.FULL, Field.SMR),
  SSR52("Réadaptation du système nerveux", "234", Mode.FULL, Field.SMR),
  SSR53("Réadaptation cardio-vasculaire", "235", Mode.FULL, Field.SMR),
  SSR54("Réadaptation respiratoire", "236", Mode.FULL, Field.SMR),
  SSR55("Réadaptation digestive, métabolique et nutritionnelle", "237", Mode.FULL, Field.SMR),
  SSR56("Réadaptation en onco-hématologie", "238", Mode.FULL, Field.SMR),
  SSR57("Réadaptation des brûlés", "239", Mode.FULL, Field.SMR),
  SSR58("Réadaptation des conduites addictives", "240", Mode.FULL, Field.SMR),
  SSR59("Réadaptation gériatrique", "241", Mode.FULL, Field.SMR),
  SSR_HJ("Réadaptation, hôpital de jour", "172", Mode.DAY, Field.SMR),
  PSY_HTP("Psychiatrie, hospitalisation complète", "229", Mode.FULL, Field.PSY),
  PSY_HDJ("Psychiatrie, hôpital de jour", "229", Mode.DAY, Field.PSY),
  PSY_HDN("Psychiatrie, hôpital de nuit", "229", Mode.NIGHT, Field.PSY),
  PSY_HAD("Psychiatrie, hospitalisation à domicile", "229", Mode.HOME, Field.PSY),
  PSY_PFT("Psychiatrie, accueil familial thérapeutique", "229", Mode.FAMILY, Field.PSY),
  PSY_AAT("Psychiatrie, appartements thérapeutiques", "229", Mode.LODGING, Field.PSY),
  PSY_ACP("Psychiatrie, centre de postcure", "229", Mode.LODGING, Field.PSY),
  PSY_CCU("Psychiatrie, centre de crise", "612", Mode.FULL, Field.PSY),
  USLD("Soins de longue durée (USLD)", "333", Mode.FULL, Field.SMR),
  HAD("Hospitalisation à domicile (HAD)", "083", Mode.HOME, Field.MCO);

  /** J20. */
  private enum Field {
    MCO("01"),
    SMR("02"),
    PSY("03");

    private final String code;

    Field(String code) {
      this.code = code;
    }
  }

  /** J19, whether its capacity is beds (R329 01) or places (02), and whether it never closes. */
  private enum Mode {
    FULL("28", BED, true),
    SHORT("13", BED, true),
    EMERGENCY("33", BED, true),
    INTERVENTION("59", BED, true),
    TELEPHONE("27", BED, true),
    DAY("29", PLACE, false),
    DAY_SURGERY("09", PLACE, false),
    NIGHT("30", PLACE, false),
    HOME("31", PLACE, true),
    FAMILY("41", PLACE, true),
    LODGING("46", PLACE, true),
    CONSULTATION("32", PLACE, false);

    private final String code;
    private final String nature;
    private final boolean alwaysOpen;

    Mode(String code, String nature, boolean alwaysOpen) {
      this.code = code;
      this.nature = nature;
      this.alwaysOpen = alwaysOpen;
    }
  }

  private static final String BED = "01";
  private static final String PLACE = "02";
  private static final int CHILD = 17;

  private final String title;
  private final String activity;
  private final Mode mode;
  private final Field field;
  private final @Nullable Integer ageMax;

  SaeKind(String title, String activity, Mode mode, Field field) {
    this(title, activity, mode, field, null);
  }

  SaeKind(String title, String activity, Mode mode, Field field, @Nullable Integer ageMax) {
    this.ageMax = ageMax;
    this.title = title;
    this.activity = activity;
    this.mode = mode;
    this.field = field;
  }

  static Optional<SaeKind> find(String name) {
    return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
  }

  /** What people read, in French. */
  String title() {
    return title;
  }

  /** J17. */
  String activity() {
    return activity;
  }

  /** J19. */
  String careMode() {
    return mode.code;
  }

  /** J20. */
  String field() {
    return field.code;
  }

  /** R329. */
  String nature() {
    return mode.nature;
  }

  boolean alwaysOpen() {
    return mode.alwaysOpen;
  }

  /** For whom, where that changes the unit's name, its activity or its ages. */
  enum People {
    ALL("", null, null),
    CHILDREN(" pédiatrique", null, CHILD),
    YOUNG(" (enfants et adolescents)", "227", CHILD),
    PRISONERS(" (milieu pénitentiaire)", null, null);

    private final String suffix;
    private final @Nullable String activity;
    private final @Nullable Integer ageMax;

    People(String suffix, @Nullable String activity, @Nullable Integer ageMax) {
      this.suffix = suffix;
      this.activity = activity;
      this.ageMax = ageMax;
    }

    String name(SaeKind kind) {
      return kind.title + suffix;
    }

    String activity(SaeKind kind) {
      return activity == null ? kind.activity : activity;
    }

    /** Years, inclusive; null: no bound. */
    @Nullable Integer ageMax(SaeKind kind) {
      return ageMax == null ? kind.ageMax : ageMax;
    }
  }
}
