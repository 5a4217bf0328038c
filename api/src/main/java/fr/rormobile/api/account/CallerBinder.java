package fr.rormobile.api.account;

import jakarta.inject.Singleton;

/** Gives a controller its {@link Caller} parameter. */
@Singleton
class CallerBinder extends TokenBinder<Caller> {
  CallerBinder() {
    super(Caller.class, AccessTokens::caller);
  }
}
