package fr.rormobile.api.feeds;

import fr.rormobile.api.beds.BedFinding;
import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a message says of one unit, read but not yet compared with anything.
 *
 * @param line its place in the message: from 0 in {@code reports}, or the line of the file, whose
 *     header is line 1
 * @param facility FINESS; empty when it cannot be read
 * @param zone the sender's own bed-zone code; empty when it cannot be read
 * @param counted null when it cannot be read
 * @param groups may be empty only with faults
 * @param faults of form; a line with any is refused, whatever the state of the unit
 */
record FeedLine(
    int line,
    String facility,
    String zone,
    @Nullable Counted counted,
    Map<Group, List<Count>> groups,
    @Nullable String note,
    List<BedFinding> faults) {

  FeedLine {
    groups = Map.copyOf(groups);
    faults = List.copyOf(faults);
  }
}
