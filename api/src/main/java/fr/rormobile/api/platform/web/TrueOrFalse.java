package fr.rormobile.api.platform.web;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import io.micronaut.serde.exceptions.SerdeException;
import jakarta.inject.Singleton;
import java.io.IOException;

/** The reader of its own takes any text for false: « drill »: « oui » would be a real tension. */
@Singleton
class TrueOrFalse implements Deserializer<Boolean> {
  @Override
  public Boolean deserialize(
      Decoder decoder, DecoderContext context, Argument<? super Boolean> type) throws IOException {
    var node = decoder.decodeNode();
    if (!node.isBoolean()) {
      throw new SerdeException("neither true nor false");
    }
    return node.getBooleanValue();
  }
}
