package dev.sailplan.planner.removal;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.planner.application.UndeclaredApplications;
import dev.sailplan.planner.state.ApplicationState;
import dev.sailplan.planner.state.RepositoryState;
import java.util.Optional;

/// A later commit by which the latest release is no longer what Git asks for, and why in words.
public record WithdrawnRelease(CommitId commit, String why) {

    /// Empty where the commit of the latest release still stands.
    public static Optional<WithdrawnRelease> by(
            ApplicationState application, RepositoryState lane) {
        return application.isAtRest()
                ? lane.refused().stream()
                        .findFirst()
                        .map(tip -> new WithdrawnRelease(tip.commit(), "was refused"))
                : Optional.of(new WithdrawnRelease(application.commit(), why(application)));
    }

    private static String why(ApplicationState application) {
        if (UndeclaredApplications.isRemovalPending(application)) {
            return "no longer declares the application";
        }
        return switch (application.verdict()) {
            case Verdict.Refused _ -> "was refused";
            case Verdict.Waiting _ -> "waits in its place";
            case Verdict.OnHold _ -> "is held in its place";
            case Verdict.Released _, Verdict.Unchanged _ -> "stands in its place";
        };
    }

    public String words() {
        return "commit " + commit.abbreviated() + " " + why;
    }
}
