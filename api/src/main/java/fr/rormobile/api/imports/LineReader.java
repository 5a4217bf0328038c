package fr.rormobile.api.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file line by line in bounded memory, whatever the file holds: a line longer than {@link
 * #LONGEST_BYTES} is cut and says so. Ends of line are LF or CRLF. Not for several threads.
 */
final class LineReader implements AutoCloseable {
  /** The longest record of the files loaded here is below 4 KiB. */
  static final int LONGEST_BYTES = 64 * 1024;

  private final SourceFile file;
  private final int fileNumber;
  private final Charset charset;
  private final InputStream in;
  private byte[] buffer = new byte[1024];
  private int number;
  private long bytesRead;

  LineReader(SourceFile file, int fileNumber, Charset charset) throws IOException {
    this.file = file;
    this.fileNumber = fileNumber;
    this.charset = charset;
    this.in = new BufferedInputStream(Files.newInputStream(file.path()), 256 * 1024);
  }

  /** The next line, or null at the end. */
  @Nullable Line next() throws IOException {
    var length = 0;
    var cut = false;
    var c = in.read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      bytesRead++;
      if (length < LONGEST_BYTES) {
        if (length == buffer.length) {
          buffer = Arrays.copyOf(buffer, length * 2);
        }
        buffer[length++] = (byte) c;
      } else {
        cut = true;
      }
      c = in.read();
    }
    bytesRead++;
    if (length > 0 && buffer[length - 1] == '\r') {
      length--;
    }
    number++;
    return new Line(fileNumber, file.name(), number, text(length), !cut);
  }

  private String text(int length) {
    var text = new String(buffer, 0, length, charset);
    var marked = number == 1 && charset.equals(StandardCharsets.UTF_8) && text.startsWith("\uFEFF");
    return marked ? text.substring(1) : text;
  }

  long bytesRead() {
    return bytesRead;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
