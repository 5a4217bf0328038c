package fr.rormobile.api.account;

import jakarta.inject.Singleton;

/** Gives a controller its {@link CallerSession} parameter. */
@Singleton
class CallerSessionBinder extends TokenBinder<CallerSession> {
  CallerSessionBinder() {
    super(CallerSession.class, token -> new CallerSession(AccessTokens.session(token)));
  }
}
