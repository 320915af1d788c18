package dev.sailplan.planner.git;

import dev.sailplan.common.domain.id.CommitId;
import java.time.Instant;

/// What a commit says about itself; `title` is the first line of its message, shortened.
public record CommitInfo(CommitId id, String title, String author, Instant at) {
    private static final int LONGEST = 200;

    public CommitInfo {
        title = printable(title);
        author = printable(author);
    }

    private static String printable(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
