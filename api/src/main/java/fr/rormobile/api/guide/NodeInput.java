package fr.rormobile.api.guide;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node as it is written; {@link NodeRules} checks it.
 *
 * @param id null: made from the title
 * @param position null: after its siblings when it is new, else where it is
 */
@Serdeable
@Introspected
record NodeInput(
    @Nullable String id,
    @Nullable String parentId,
    @Nullable String kind,
    @Nullable Integer position,
    @Nullable String title,
    @Nullable String summary,
    @Nullable String text,
    @Nullable List<String> missions,
    @Nullable List<DefinitionInput> definitions,
    @Nullable List<LinkInput> links,
    @Nullable List<String> keywords,
    @Nullable Map<String, List<String>> search) {

  @Serdeable
  @Introspected
  record DefinitionInput(@Nullable String term, @Nullable String text) {}

  @Serdeable
  @Introspected
  record LinkInput(@Nullable String title, @Nullable String url) {}
}
