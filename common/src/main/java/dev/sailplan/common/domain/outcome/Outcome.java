package dev.sailplan.common.domain.outcome;

import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.plan.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An applier's word on what became of a plan or release.
public sealed interface Outcome {
    Subject subject();

    Instant at();

    /// Holds the effects that a pull request's plan would have. Nobody writes it yet.
    record Previewed(
            Subject subject,
            PlanId plan,
            EventId event,
            Effects effects,
            Digest effectsDigest,
            Instant at)
            implements Outcome {}

    /// An outcome of one release.
    sealed interface OfRelease extends Outcome {
        Attempt attempt();

        @Override
        default Subject subject() {
            return attempt().subject();
        }
    }

    /// Ends a release for good: at most one per generation.
    sealed interface Settled extends OfRelease {}

    /// A hold: nothing is carried out; `command` says how to let it go on and who may.
    record Held(
            Attempt attempt,
            Effects effects,
            Digest effectsDigest,
            List<String> reasons,
            String command,
            Instant at)
            implements Settled {
        public Held {
            reasons = List.copyOf(reasons);
        }
    }

    /// A write-ahead record: writes to the cluster come after it, and only those it lists.
    record Started(Attempt attempt, List<Intent> intents, Instant at) implements OfRelease {
        public Started {
            intents = List.copyOf(intents);
        }
    }

    /// An intended effect, and the digest of the object before it where there was one.
    record Intent(Effect effect, Optional<Digest> before) {}

    /// Says that all writes and prunes are done.
    record Applied(
            Attempt attempt, List<ObjectResult> results, Health health, Timings timings, Instant at)
            implements Settled {
        public Applied {
            results = List.copyOf(results);
        }
    }

    /// A failed release; `error` is the first error, masked.
    record Failed(
            Attempt attempt, List<ObjectResult> results, String error, Timings timings, Instant at)
            implements Settled {
        public Failed {
            results = List.copyOf(results);
        }
    }

    /// A newer release took over, before or after this one started.
    record Superseded(Attempt attempt, Generation by, Instant at) implements Settled {}

    /// A release that came too late: the cluster has been claimed by a generation at or above it.
    record Stale(Attempt attempt, Generation claimed, Instant at) implements OfRelease {}

    /// An object is no longer as it was applied. Nobody writes it yet.
    record DriftDetected(Attempt attempt, ObjectId object, List<String> managers, Instant at)
            implements OfRelease {
        public DriftDetected {
            managers = List.copyOf(managers);
        }
    }

    /// A drifted object was set back. Nobody writes it yet.
    record DriftCorrected(Attempt attempt, ObjectResult result, Instant at) implements OfRelease {}

    /// A change of health; `Healthy` ends a release well.
    record HealthChanged(Attempt attempt, Health health, List<String> reasons, Instant at)
            implements OfRelease {
        public HealthChanged {
            reasons = List.copyOf(reasons);
        }
    }

    /// Holds the durations of the stages of carrying out.
    record Timings(Duration effects, Duration apply, Duration prune, Duration health) {
        public static final Timings NONE =
                new Timings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
}
