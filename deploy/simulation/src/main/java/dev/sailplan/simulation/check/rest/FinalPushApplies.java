package dev.sailplan.simulation.check.rest;

import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.simulation.check.evidence.Desired;
import dev.sailplan.simulation.check.evidence.Ledger;
import dev.sailplan.simulation.check.evidence.Losses;
import dev.sailplan.simulation.check.evidence.Violation;
import dev.sailplan.simulation.git.Remote;

/// Checks the other half of I6: a last push of something sound is released and applied, whatever was before.
///
/// Where topics were lost nobody may know any more what moves: its giver may be held by the limits of deletions then, and
/// its receiver fails for as long (decision 16).
public record FinalPushApplies(Ledger ledger, Desired desired, Losses losses) {
    public void check() {
        for (Remote remote : desired.remotes()) {
            ledger.latest()
                    .forEach((application, latest) -> {
                        Release release = latest.getValue();
                        boolean declared =
                                release.subject().repository().equals(remote.name())
                                        && desired.declares(
                                                remote.name(),
                                                remote.tip().orElseThrow(),
                                                application);
                        boolean done =
                                remote.tip().orElseThrow().equals(release.subject().commit())
                                        && ledger.settled(latest.getKey())
                                                .filter(it -> isEnd(it, remote.name()))
                                                .isPresent();
                        if (declared && !done) {
                            throw new Violation(
                                    "I6",
                                    application
                                            + " does not follow the last push; its latest release is "
                                            + release.generation()
                                            + " of "
                                            + release.subject().commit().abbreviated()
                                            + ", which "
                                            + ledger.settled(latest.getKey())
                                            + "; decided last: "
                                            + ledger.decisions().getLast());
                        }
                    });
        }
    }

    private boolean isEnd(Outcome.Settled settled, RepositoryName repository) {
        return switch (settled) {
            case Outcome.Applied _ -> true;
            case Outcome.Held _, Outcome.Failed _ ->
                    losses.any() && !desired.moved(repository).isEmpty();
            case Outcome.Superseded _ -> false;
        };
    }
}
