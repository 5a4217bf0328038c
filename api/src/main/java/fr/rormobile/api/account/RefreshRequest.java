package fr.rormobile.api.account;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

@Serdeable
record RefreshRequest(@NotNull @Size(min = 1, max = 4000) String refreshToken) {
  @Override
  public String toString() {
    return "RefreshRequest[***]";
  }
}
