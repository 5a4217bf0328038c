package fr.rormobile.api.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;

@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionReply(
    String accessToken,
    String tokenType,
    int expiresInSeconds,
    String refreshToken,
    UserReply user) {

  @Override
  public String toString() {
    return "SessionReply[***, " + user + "]";
  }
}
