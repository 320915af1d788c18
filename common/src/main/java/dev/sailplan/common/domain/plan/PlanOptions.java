package dev.sailplan.common.domain.plan;

import dev.sailplan.common.domain.json.Json;
import java.time.Duration;
import java.util.Optional;

/// Tells how an application wants its plans carried out.
///
/// `waitAtMost` bounds the time that a wave or a prune waits for health; `limitsOf` says whose the limits are.
/// Plans that were made before there was a `takeOver` have none, and hold.
public record PlanOptions(
        String namespace,
        boolean createNamespace,
        Limits limits,
        boolean prune,
        Adopt adopt,
        Drift drift,
        Duration waitAtMost,
        Optional<LimitSources> limitsOf,
        Optional<TakeOver> takeOver) {

    /// Whether fields of others are taken without asking.
    public boolean takesOver() {
        return takeOver.equals(Optional.of(TakeOver.YES));
    }

    public PlanOptions(
            String namespace,
            boolean createNamespace,
            Limits limits,
            boolean prune,
            Adopt adopt,
            Drift drift,
            Duration waitAtMost,
            Optional<LimitSources> limitsOf) {
        this(
                namespace,
                createNamespace,
                limits,
                prune,
                adopt,
                drift,
                waitAtMost,
                limitsOf,
                Optional.empty());
    }

    public PlanOptions(
            String namespace,
            boolean createNamespace,
            Limits limits,
            boolean prune,
            Adopt adopt,
            Drift drift,
            Duration waitAtMost) {
        this(namespace, createNamespace, limits, prune, adopt, drift, waitAtMost, Optional.empty());
    }

    /// Under the limits of somebody else as well.
    public PlanOptions under(LimitSources.Source whose, Limits theirs) {
        return new PlanOptions(
                namespace,
                createNamespace,
                limits.strictest(theirs),
                prune,
                adopt,
                drift,
                waitAtMost,
                Optional.of(limitsOf.orElse(LimitSources.APPLICATION).under(whose, limits, theirs)),
                takeOver);
    }

    /// One line that says all of it, for digests. Whose the limits are changes nothing of what is done.
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
                "wait=" + waitAtMost + (takesOver() ? " takeOver=" + TakeOver.YES : ""));
    }

    /// Tells whether an object that exists and is nobody's may be adopted.
    public enum Adopt {
        /// Only where nothing that is declared would change.
        IDENTICAL,
        YES,
        NO
    }

    /// Tells what is done where a field that was never ours, and that another manager owns, is declared otherwise.
    public enum TakeOver {
        /// A person has to agree first.
        HOLD,
        YES
    }

    /// Tells what is done about a hand edit. Nothing looks for those yet, and `sailplan.yaml` may not say it.
    public enum Drift {
        CORRECT,
        REPORT
    }
}
