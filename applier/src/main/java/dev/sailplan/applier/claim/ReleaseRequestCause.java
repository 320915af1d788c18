package dev.sailplan.applier.claim;

import dev.sailplan.applier.cluster.RequestCause;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.LaneStopped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Names the requests of one release, and stops them once its partition is no longer ours.
///
/// An `Audit-ID` is `release-step-request`: the first 32 digits of the release's digest, the step it belongs to
/// (0 while it is prepared), and a count. So the cluster's own audit log tells what a release did, in which step.
public final class ReleaseRequestCause implements RequestCause {
    private static final int RELEASE_DIGITS = 32;
    private final String release;
    private final Lane lane;
    private final AtomicInteger step = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    public ReleaseRequestCause(Digest release, Lane lane) {
        this.release = release.value().substring(0, RELEASE_DIGITS);
        this.lane = lane;
    }

    /// The next step begins.
    public void nextStep() {
        step.incrementAndGet();
    }

    @Override
    public void goOn() {
        if (lane.lost()) {
            throw new LaneStopped();
        }
    }

    @Override
    public Optional<String> auditId() {
        return Optional.of("%s-%x-%x".formatted(release, step.get(), requests.incrementAndGet()));
    }

    /// The same, for what may only be written while the cluster is claimed.
    public RequestCause under(ClaimSession claimed) {
        ReleaseRequestCause release = this;
        return new RequestCause() {
            @Override
            public void goOn() {
                release.goOn();
                claimed.confirmNowAndThen();
            }

            @Override
            public Optional<String> auditId() {
                return release.auditId();
            }
        };
    }
}
