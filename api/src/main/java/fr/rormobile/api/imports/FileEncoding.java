package fr.rormobile.api.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * UTF-8 where the whole file is valid UTF-8, windows-1252 otherwise. Text with accents in
 * windows-1252 is practically never valid UTF-8, and windows-1252 contains what ISO-8859-1 files
 * use of it, so that nothing has to be believed of a file's name or header.
 */
final class FileEncoding {
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final int CHUNK_BYTES = 64 * 1024;

  private FileEncoding() {}

  static Charset of(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return isUtf8(in) ? StandardCharsets.UTF_8 : WINDOWS_1252;
    }
  }

  private static boolean isUtf8(InputStream in) throws IOException {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var bytes = ByteBuffer.allocate(CHUNK_BYTES);
    var characters = CharBuffer.allocate(CHUNK_BYTES);
    while (true) {
      var read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      var end = read < 0;
      bytes.position(bytes.position() + Math.max(read, 0)).flip();
      characters.clear();
      if (decoder.decode(bytes, characters, end).isError()) {
        return false;
      }
      if (end) {
        return true;
      }
      bytes.compact();
    }
  }
}
