package fr.rormobile.api.measuring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Memory of processes, as Linux counts it. */
final class Memory {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern SHARE = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");

  private Memory() {}

  /** In KiB; empty where the system does not say. */
  static OptionalLong resident(long pid) {
    return read(Path.of("/proc", Long.toString(pid), "status"), RESIDENT);
  }

  /** In KiB, of a process and its descendants, what they share counted once. */
  static long shareOfFamily(long pid) {
    var family =
        ProcessHandle.of(pid)
            .map(head -> head.descendants().mapToLong(ProcessHandle::pid))
            .orElse(LongStream.empty());
    return LongStream.concat(LongStream.of(pid), family)
        .map(p -> read(Path.of("/proc", Long.toString(p), "smaps_rollup"), SHARE).orElse(0))
        .sum();
  }

  private static OptionalLong read(Path file, Pattern pattern) {
    try {
      var found = pattern.matcher(Files.readString(file));
      return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    } catch (IOException unreadable) {
      return OptionalLong.empty();
    }
  }
}
