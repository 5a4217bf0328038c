package fr.rormobile.api.feeds;

import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is read as it comes, up to a bound: the server's own buffer is for smaller ones. */
final class BoundedBody extends FilterInputStream {
  /** Of 5,000 reports with all their lines. */
  static final int MOST_MEBIBYTES = 8;

  private static final long MOST_BYTES = MOST_MEBIBYTES * 1024L * 1024;

  private long read;

  BoundedBody(InputStream body) {
    super(body);
  }

  @Override
  public int read() throws IOException {
    var next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    var some = super.read(into, offset, length);
    count(Math.max(0, some));
    return some;
  }

  private void count(int bytes) {
    read += bytes;
    if (read > MOST_BYTES) {
      throw ProblemException.of(
          ProblemKind.TOO_LARGE,
          "Un message a au plus "
              + FeedMessage.MOST_LINES
              + " relevés et "
              + MOST_MEBIBYTES
              + " Mio : envoyez-le en plusieurs.");
    }
  }
}
