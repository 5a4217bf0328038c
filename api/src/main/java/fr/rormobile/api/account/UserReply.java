package fr.rormobile.api.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Collection;
import java.util.List;

@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserReply(String id, String login, String displayName, List<String> roles, Scopes scopes) {

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Scopes(List<String> facilities, List<String> crisisCells, List<String> regions) {}

  static UserReply of(Caller caller) {
    return new UserReply(
        caller.id().toString(),
        caller.login(),
        caller.displayName(),
        sorted(caller.roles().stream().map(Role::name).toList()),
        new Scopes(
            sorted(caller.facilities()), sorted(caller.crisisCells()), sorted(caller.regions())));
  }

  private static List<String> sorted(Collection<String> values) {
    return values.stream().sorted().toList();
  }
}
