package dev.sailplan.applier.prepare;

import dev.sailplan.applier.dryrun.DryRuns;
import dev.sailplan.applier.dryrun.ObjectDryRun;
import dev.sailplan.applier.dryrun.PruneCandidate;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A release after the checks before its first write: ready, on hold, or not to be carried out.
public sealed interface PreparedRelease {
    /// The work, where it can be carried out now or once somebody agrees.
    default Optional<Work> possible() {
        return switch (this) {
            case OnHold(Work work, _) -> Optional.of(work);
            case Ready(Work work) -> Optional.of(work);
            case Wanting _, Refused _, Invalid _ -> Optional.empty();
        };
    }

    /// Bodies are missing, or can't be opened.
    record Wanting() implements PreparedRelease {}

    /// It may not be carried out at all.
    record Refused(String why) implements PreparedRelease {}

    /// It can't be carried out as it is.
    record Invalid(Work work, String error) implements PreparedRelease {}

    /// A person has to agree first.
    record OnHold(Work work, List<String> reasons) implements PreparedRelease {
        public OnHold {
            reasons = List.copyOf(reasons);
        }
    }

    record Ready(Work work) implements PreparedRelease {}

    /// Everything a release would write and prune, with its effects.
    record Work(Plan plan, DryRuns finder, List<ObjectDryRun> items, List<PruneCandidate> fading) {
        public Work {
            items = List.copyOf(items);
            fading = List.copyOf(fading);
        }

        public Effects effects() {
            Stream<Effect> writes = items.stream().map(ObjectDryRun::effect);
            Stream<Effect> prunes = fading.stream().flatMap(f -> f.effect().stream());
            return new Effects(Stream.concat(writes, prunes).toList());
        }

        public boolean changesNothing() {
            return effects().changing().isEmpty();
        }
    }
}
