package dev.sailplan.planner.git;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.text.ControlCharacters;
import dev.sailplan.common.domain.text.Shortened;
import java.time.Instant;

/// Holds what a commit says about itself; `title` is the first line of its message, shortened. Both texts are a
/// stranger's: nothing in them steers a terminal or turns what is written beside them.
public record CommitInfo(CommitId id, String title, String author, Instant at) {
    private static final int LONGEST = 200;

    public CommitInfo {
        title = printable(title);
        author = printable(author);
    }

    private static String printable(String text) {
        return ControlCharacters.replaced(Shortened.beginning(LONGEST, text), " ").strip();
    }
}
