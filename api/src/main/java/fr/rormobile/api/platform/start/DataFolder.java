package fr.rormobile.api.platform.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the embedded engines, held by one program at a time; the lock goes with the
 * process.
 */
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * @throws StartFailure when another program holds it, or it cannot be written
   */
  static DataFolder hold(Path path) {
    try {
      Files.createDirectories(path);
      var channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StartFailure(
            "le dossier de données « "
                + path.toAbsolutePath()
                + " » est déjà utilisé par un autre ROR mobile ; arrêtez-le, ou donnez un autre"
                + " dossier dans ROR_DATA.");
      }
      return new DataFolder(path, channel);
    } catch (IOException refused) {
      throw new StartFailure(
          "le dossier de données « "
              + path.toAbsolutePath()
              + " » ne peut pas être écrit ; donnez-en un autre dans ROR_DATA.",
          refused);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProgram) {
      return null;
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
