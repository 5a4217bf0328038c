package fr.rormobile.api.platform.resource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** One file on the class path. That it is absent or ill-formed is a fault of the build. */
public final class Resource {
  private final String path;

  private Resource(String path) {
    this.path = path;
  }

  /**
   * @param path absolute on the class path, e.g. {@code /territory/regions.tsv}; a name that ends
   *     in {@code .gz} is read unpacked
   */
  public static Resource at(String path) {
    return new Resource(path);
  }

  public byte[] bytes() {
    try (InputStream in = Resource.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + path);
      }
      return path.endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("resource " + path, unreadable);
    }
  }

  public InputStream stream() {
    return new ByteArrayInputStream(bytes());
  }

  public List<String> lines() {
    return new String(bytes(), StandardCharsets.UTF_8).lines().toList();
  }

  /**
   * The lines of a tab separated file after its header.
   *
   * @param columns the header that the file must have
   */
  public List<List<String>> table(String... columns) {
    var rows = new ArrayList<List<String>>();
    var header = Arrays.asList(columns);
    for (var line : lines()) {
      var cells = Arrays.asList(line.split("\t", -1));
      if (rows.isEmpty() && !cells.equals(header)) {
        throw new IllegalStateException(path + " has columns " + cells + " instead of " + header);
      }
      if (cells.size() != header.size()) {
        throw new IllegalStateException(path + " line " + (rows.size() + 1) + ": " + line);
      }
      rows.add(cells);
    }
    return List.copyOf(rows.subList(1, rows.size()));
  }

  /** SHA-256 in hexadecimal: another digest, another content. */
  public static String digest(Resource... resources) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var resource : resources) {
        digest.update(resource.path.getBytes(StandardCharsets.UTF_8));
        digest.update(resource.bytes());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JVM has SHA-256", absent);
    }
  }
}
