package fr.rormobile.api.account;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

@Serdeable
record LoginRequest(
    @NotNull @Size(min = 1, max = 200) String login,
    @NotNull @Size(min = 1, max = 200) String password) {

  /** Not even the login: people type their password there. */
  @Override
  public String toString() {
    return "LoginRequest[***]";
  }
}
