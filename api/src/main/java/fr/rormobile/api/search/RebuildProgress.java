package fr.rormobile.api.search;

import fr.rormobile.api.platform.start.StartStep.Progress;
import java.time.Duration;
import java.util.Locale;

/**
 * Tells those who wait, and the table, how far a rebuild is: often enough, not more. Thread-safe.
 */
final class RebuildProgress {
  private static final long TOLD_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

  private final IndexRebuilds jobs;
  private final long job;
  private final long total;
  private final Progress progress;
  private final long began = System.nanoTime();
  private long told = began;
  private long indexed;

  RebuildProgress(IndexRebuilds jobs, long job, long total, Progress progress) {
    this.jobs = jobs;
    this.job = job;
    this.total = total;
    this.progress = progress;
  }

  synchronized void add(int documents) {
    indexed += documents;
    var now = System.nanoTime();
    if (now - told >= TOLD_EVERY_NANOS) {
      told = now;
      jobs.progress(job, indexed);
      progress.say(String.format(Locale.FRANCE, "Index : %,d fiches sur %,d…", indexed, total));
    }
  }

  synchronized void end() {
    jobs.progress(job, indexed);
    var seconds = (System.nanoTime() - began) / 1_000_000_000.0;
    progress.say(
        String.format(
            Locale.FRANCE, "Index de recherche : %,d fiches en %.1f s.", indexed, seconds));
  }
}
