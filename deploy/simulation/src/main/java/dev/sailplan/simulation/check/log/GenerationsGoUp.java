package dev.sailplan.simulation.check.log;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.simulation.check.evidence.Invariant;
import dev.sailplan.simulation.check.evidence.Ledger;
import dev.sailplan.simulation.check.evidence.Violation;
import java.time.Duration;
import java.time.Instant;

/// Checks what I2 and I3 stand on: a generation is always above what any applier has claimed.
public record GenerationsGoUp(Ledger ledger) implements Invariant {
    /// So long a planner may not have heard of a claim.
    private static final Duration UNHEARD = Duration.ofMinutes(1);

    @Override
    public void atRest() {
        ledger.releases().forEach(this::check);
    }

    private void check(Digest digest, Release release) {
        ApplicationKey application = release.subject().application();
        Instant heard = release.at().minus(UNHEARD);
        ledger.statuses().stream()
                .filter(status -> status.application().equals(application))
                .filter(status -> status.at().isBefore(heard))
                .flatMap(status -> status.claimed().stream())
                .filter(claim -> !release.generation().isAbove(claim.generation()))
                .filter(claim -> !claim.release().equals(digest))
                .findFirst()
                .ifPresent(claim -> used(release, claim));
    }

    private static void used(Release release, Status.Claim claim) {
        throw new Violation(
                "I2",
                release.subject().application()
                        + " was released as "
                        + release.generation()
                        + " again, though "
                        + claim.generation()
                        + " was claimed long before");
    }
}
