package fr.rormobile.api.imports;

import fr.rormobile.api.platform.start.StartStep;
import jakarta.inject.Singleton;

/** A load that a kill cut off says so from the next start on. */
@Singleton
class InterruptedImports implements StartStep {
  private final Imports imports;

  InterruptedImports(Imports imports) {
    this.imports = imports;
  }

  @Override
  public int getOrder() {
    return REFERENCE;
  }

  @Override
  public void run(Progress progress) {
    if (imports.failInterrupted() > 0) {
      progress.say(
          "Un chargement a été interrompu ; envoyez de nouveau le même fichier pour le terminer.");
    }
  }
}
