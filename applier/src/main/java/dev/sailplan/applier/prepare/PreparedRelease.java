package dev.sailplan.applier.prepare;

import java.util.List;
import java.util.Optional;

/// A release after the checks before its first write: ready, on hold, or not to be carried out.
public sealed interface PreparedRelease {
    /// The changes, where they can be carried out now or once somebody agrees.
    default Optional<ChangeSet> possible() {
        return switch (this) {
            case OnHold(ChangeSet changes, _) -> Optional.of(changes);
            case Ready(ChangeSet changes) -> Optional.of(changes);
            case Wanting _, Refused _, Invalid _ -> Optional.empty();
        };
    }

    /// Bodies are missing, or can't be opened.
    record Wanting() implements PreparedRelease {}

    /// It may not be carried out at all.
    record Refused(String why) implements PreparedRelease {}

    /// It can't be carried out as it is.
    record Invalid(ChangeSet changes, String error) implements PreparedRelease {}

    /// A person has to agree first.
    record OnHold(ChangeSet changes, List<String> reasons) implements PreparedRelease {
        public OnHold {
            reasons = List.copyOf(reasons);
        }
    }

    record Ready(ChangeSet changes) implements PreparedRelease {}
}
