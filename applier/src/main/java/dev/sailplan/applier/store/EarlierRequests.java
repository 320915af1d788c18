package dev.sailplan.applier.store;

import dev.sailplan.common.domain.id.ApplicationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Knows until when requests from before our claim may still come to something.
///
/// Whoever had the claim before asks for it again every five seconds
/// ([dev.sailplan.applier.claim.ClaimSession#confirmNowAndThen]), and waits for the answer to a write for forty.
public final class EarlierRequests {
    static final Duration LONGEST = Duration.ofSeconds(45);
    private final Map<ApplicationId, Instant> over = new ConcurrentHashMap<>();

    /// A claim was written. Only the first of this process follows one of somebody else.
    public void claimed(ApplicationId application, boolean heldBefore, Instant now) {
        over.putIfAbsent(application, heldBefore ? now.plus(LONGEST) : now);
    }

    /// In the future until the application is claimed here.
    public Instant over(ApplicationId application) {
        return over.getOrDefault(application, Instant.MAX);
    }

    /// Others may have held the cluster since.
    void forgetAll() {
        over.clear();
    }
}
