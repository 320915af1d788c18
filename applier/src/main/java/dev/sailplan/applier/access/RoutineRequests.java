package dev.sailplan.applier.access;

import dev.sailplan.applier.cluster.RequestCause;
import dev.sailplan.common.domain.id.Digest;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Names the requests that carry out no release, so that the cluster's audit log tells them from everybody else's.
///
/// An `Audit-ID` is `subject-purpose-since-request`: the first 32 digits of the digest of the release that is looked
/// at, or of the applier's name (its CloudEvents source), the purpose in two digits, when these requests began in
/// milliseconds, and a count. Steps of releases have no leading zero.
public final class RoutineRequests implements RequestCause {
    private static final int SUBJECT_DIGITS = 32;
    private final String start;
    private final AtomicInteger requests = new AtomicInteger();

    /// A purpose of requests, in two digits of their `Audit-ID`.
    public enum Purpose {
        /// Facts, kinds and inventories, for all applications.
        CLUSTER("00"),
        /// How an application works after its release.
        HEALTH("01"),
        /// Whether a held release is still held.
        HOLD("02"),
        /// Whether a newer release could supersede it.
        READINESS("03");

        private final String digits;

        Purpose(String digits) {
            this.digits = digits;
        }
    }

    public RoutineRequests(Digest subject, Purpose purpose, Instant since) {
        this.start =
                "%s-%s-%x"
                        .formatted(
                                subject.value().substring(0, SUBJECT_DIGITS),
                                purpose.digits,
                                since.toEpochMilli());
    }

    @Override
    public void goOn() {}

    @Override
    public Optional<String> auditId() {
        return Optional.of("%s-%x".formatted(start, requests.incrementAndGet()));
    }
}
