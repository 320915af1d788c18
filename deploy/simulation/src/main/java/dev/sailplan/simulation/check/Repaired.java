package dev.sailplan.simulation.check;

import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.simulation.git.Remote;

/// Checks the other half of I6: a last push of something sound is released and applied, whatever was before.
record Repaired(Ledger ledger, Desired desired) {
    void check() {
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
                                        && ledger.settled(latest.getKey()).orElse(null)
                                                instanceof Outcome.Applied;
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
}
