package fr.rormobile.api.search;

import fr.rormobile.api.platform.start.StartStep;
import fr.rormobile.search.SearchUnavailable;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/**
 * The index before the first request. Without OpenSearch the program starts all the same: a tension
 * can be declared, and the projector mends the index as soon as it can.
 */
@Singleton
@Requires(property = "ror.command", notEquals = "true")
final class IndexStart implements StartStep {
  private final IndexCare care;

  IndexStart(IndexCare care) {
    this.care = care;
  }

  @Override
  public int getOrder() {
    return INDEX;
  }

  @Override
  public void run(Progress progress) {
    try {
      if (care.mend(progress) == IndexCare.Found.NEWER) {
        progress.say(
            "Index de recherche : il vient d'une version plus récente du programme et n'est plus"
                + " mis à jour par celle-ci.");
      }
    } catch (SearchUnavailable away) {
      progress.say("Index de recherche : OpenSearch ne répond pas, la recherche attendra.");
    } catch (RebuildRun.Incomplete trouble) {
      progress.say("Index de recherche : il n'a pas pu être construit, il le sera plus tard.");
    }
  }
}
