package fr.rormobile.api.imports;

import fr.rormobile.api.testing.RorServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The published files of SAE 2023, loaded as an operator loads them. */
public final class RealSae {
  private RealSae() {}

  /** Skips the test, saying why, where the files are not there. */
  public static Path folder() {
    return RealFiles.folder("sae-2023");
  }

  public static void load(RorServer server, Path folder) throws IOException {
    load(server, ImportFormat.SAE, folder);
  }

  /** With the true places of communes first. */
  public static void loadWithCommunes(RorServer server, Path folder) throws IOException {
    load(server, ImportFormat.COMMUNES, RealFiles.folder("communes"));
    load(server, folder);
  }

  private static void load(RorServer server, ImportFormat format, Path folder) throws IOException {
    List<SourceFile> files = new ArrayList<>();
    try (var all = Files.list(folder)) {
      all.filter(file -> file.toString().endsWith(".csv"))
          .forEach(file -> files.add(new SourceFile(file.getFileName().toString(), file)));
    }
    var begun =
        (Imports.Begun)
            server
                .context()
                .getBean(Imports.class)
                .begin(format, files, Imports.Request.OF_THE_COMMAND_LINE);
    begun.run(counts -> {});
  }
}
