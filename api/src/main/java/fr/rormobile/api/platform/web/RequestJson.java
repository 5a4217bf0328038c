package fr.rormobile.api.platform.web;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.type.Argument;
import io.micronaut.http.netty.body.NettyJsonHandler;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.config.DeserializationConfiguration;
import io.micronaut.serde.config.SerdeConfiguration;
import io.micronaut.serde.config.SerializationConfiguration;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Objects;

/**
 * Reads what a caller sent: a field that is not in the contract is refused, so that a misspelt one
 * is not taken for left out. What the program kept itself and what other systems answer is read by
 * the plain mapper, which leaves unknown fields aside.
 */
@Singleton
public final class RequestJson implements BeanCreatedEventListener<NettyJsonHandler<?>> {
  private final ObjectMapper strict;

  RequestJson(
      ObjectMapper json,
      SerdeConfiguration serde,
      SerializationConfiguration written,
      DeserializationConfiguration read) {
    this.strict = json.cloneWithConfiguration(serde, written, new Strict(read));
  }

  /** The body of a request comes through here. */
  @Override
  public NettyJsonHandler<?> onCreated(BeanCreatedEvent<NettyJsonHandler<?>> event) {
    return new NettyJsonHandler<>(strict);
  }

  /**
   * Of a body within a body, as that of the single route.
   *
   * @throws ProblemException names the field that is not as the contract says
   */
  public <T> T read(JsonNode tree, Class<T> type) {
    try {
      return Objects.requireNonNull(strict.readValueFromTree(tree, Argument.of(type)));
    } catch (IOException | RuntimeException refused) {
      throw BodyFault.problem(refused);
    }
  }

  private record Strict(DeserializationConfiguration given)
      implements DeserializationConfiguration {
    @Override
    public boolean isIgnoreUnknown() {
      return false;
    }

    @Override
    public int getArraySizeThreshold() {
      return given.getArraySizeThreshold();
    }

    @Override
    public boolean isStrictNullable() {
      return given.isStrictNullable();
    }

    @Override
    public boolean isFailOnNullForPrimitives() {
      return given.isFailOnNullForPrimitives();
    }

    @Override
    public boolean isSubtypesRequireDefaultImpl() {
      return given.isSubtypesRequireDefaultImpl();
    }

    @Override
    public boolean acceptCaseInsensitiveEnums() {
      return given.acceptCaseInsensitiveEnums();
    }
  }
}
