package dev.sailplan.common.domain.plan;

import dev.sailplan.common.domain.json.Json;
import java.time.Duration;

/// How an application wants its plans carried out.
///
/// `waitAtMost` bounds the time that a wave or a prune waits for health.
public record PlanOptions(
        String namespace,
        boolean createNamespace,
        Limits limits,
        boolean prune,
        Adopt adopt,
        Drift drift,
        Duration waitAtMost) {

    /// One line that says all of it, for digests.
    public String canonical() {
        return String.join(
                " ",
                "namespace=" + Json.text(namespace).canonical(),
                "createNamespace=" + createNamespace,
                "deletions=" + limits.deletions(),
                "deletionPercent=" + limits.deletionPercent(),
                "prune=" + prune,
                "adopt=" + adopt,
                "drift=" + drift,
                "wait=" + waitAtMost);
    }

    /// Whether an object that exists and is nobody's may become ours.
    public enum Adopt {
        /// Only where nothing that is declared would change.
        IDENTICAL,
        YES,
        NO
    }

    /// What is done about a hand edit.
    public enum Drift {
        CORRECT,
        REPORT
    }
}
