package dev.sailplan.common.domain.problem;

/// One thing that is wrong with what a person wrote: where, and one sentence that says what to do.
///
/// The message never quotes a value of a Secret or of a document whose kind is unknown.
public record Problem(SourceLocation at, String message) implements Comparable<Problem> {
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
