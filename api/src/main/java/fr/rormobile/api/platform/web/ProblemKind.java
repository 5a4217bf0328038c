package fr.rormobile.api.platform.web;

import io.micronaut.http.HttpStatus;

/** Every sort of error the contract promises: its stable path, its status, its title. */
public enum ProblemKind {
  INVALID("champ-invalide", HttpStatus.BAD_REQUEST, "Demande non conforme"),
  UNKNOWN_PARAMETER("parametre-inconnu", HttpStatus.BAD_REQUEST, "Paramètre inconnu"),
  UNREADABLE("corps-illisible", HttpStatus.BAD_REQUEST, "Demande illisible"),
  SESSION_REQUIRED("session-requise", HttpStatus.UNAUTHORIZED, "Session requise"),
  SESSION_EXPIRED("session-expiree", HttpStatus.UNAUTHORIZED, "Session expirée"),
  CREDENTIALS_REFUSED("identifiants-refuses", HttpStatus.UNAUTHORIZED, "Identifiants refusés"),
  FORBIDDEN("acces-refuse", HttpStatus.FORBIDDEN, "Accès refusé"),
  OUT_OF_SCOPE("hors-perimetre", HttpStatus.FORBIDDEN, "Hors de votre périmètre"),
  NOT_FOUND("introuvable", HttpStatus.NOT_FOUND, "Introuvable"),
  METHOD_NOT_ALLOWED("methode-non-admise", HttpStatus.METHOD_NOT_ALLOWED, "Méthode non admise"),
  NOT_ACCEPTABLE("format-non-disponible", HttpStatus.NOT_ACCEPTABLE, "Format non disponible"),
  CONFLICT("conflit", HttpStatus.CONFLICT, "Conflit"),
  KEY_REUSED("cle-deja-utilisee", HttpStatus.CONFLICT, "Clé déjà utilisée"),
  TENSION_ALREADY_OPEN("tension-deja-ouverte", HttpStatus.CONFLICT, "Tension déjà en cours"),
  TO_CONFIRM("a-confirmer", HttpStatus.CONFLICT, "À confirmer"),
  GONE("curseur-perime", HttpStatus.GONE, "Synchronisation à reprendre"),
  PRECONDITION_FAILED("version-depassee", HttpStatus.PRECONDITION_FAILED, "Modifié entre-temps"),
  PRECONDITION_REQUIRED("version-requise", HttpStatus.PRECONDITION_REQUIRED, "Version requise"),
  TOO_LARGE("trop-volumineux", HttpStatus.REQUEST_ENTITY_TOO_LARGE, "Demande trop volumineuse"),
  UNSUPPORTED("format-non-reconnu", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Format non reconnu"),
  UPGRADE_REQUIRED(
      "application-trop-ancienne", HttpStatus.UPGRADE_REQUIRED, "Application trop ancienne"),
  TOO_MANY("trop-de-demandes", HttpStatus.TOO_MANY_REQUESTS, "Trop de demandes"),
  INTERNAL("erreur-interne", HttpStatus.INTERNAL_SERVER_ERROR, "Erreur interne"),
  UNAVAILABLE("service-indisponible", HttpStatus.SERVICE_UNAVAILABLE, "Service indisponible");

  private final String path;
  private final HttpStatus status;
  private final String title;

  ProblemKind(String path, HttpStatus status, String title) {
    this.path = path;
    this.status = status;
    this.title = title;
  }

  String type() {
    return "/problems/" + path;
  }

  HttpStatus status() {
    return status;
  }

  String title() {
    return title;
  }
}
