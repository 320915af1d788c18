package dev.sailplan.common.domain.problem;

import dev.sailplan.common.domain.text.ControlCharacters;
import dev.sailplan.common.domain.text.Shortened;

/// A fault in what a person wrote: where it is, and one sentence that says what to do.
///
/// The message never quotes a value of a Secret or of a document whose kind is unknown. It goes to terminals and
/// pages, and may quote a stranger's words: so it is short and holds no characters that steer.
public record Problem(SourceLocation at, String message) implements Comparable<Problem> {
    private static final int LONGEST = 600;

    public Problem {
        message = ControlCharacters.replaced(Shortened.to(LONGEST, message), "?");
    }

    @Override
    public int compareTo(Problem other) {
        int byPlace = at.compareTo(other.at);
        return byPlace != 0 ? byPlace : message.compareTo(other.message);
    }

    @Override
    public String toString() {
        return at + "  " + message;
    }
}
