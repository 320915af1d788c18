package dev.sailplan.applier.prepare;

import dev.sailplan.applier.effect.hold.HoldReasons;
import dev.sailplan.applier.state.HeldEffects;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Measures what a release would do now by the effects that a person approved: fewer or gentler ones are within them, a
/// new deletion, replacement, adoption or take-over is not.
record ApprovedEffects(Release release, Plan plan, Optional<HeldEffects> held) {

    /// Whoever lets go on what removes the whole application has agreed to more deletions than any limit counts.
    static boolean isOfRemoval(Release release, Plan plan) {
        return plan.index().entries().isEmpty()
                && release.approvals().stream().anyMatch(Release.Approval::isByPerson);
    }

    PreparedRelease judge(ChangeSet changes, List<String> reasons) {
        Effects now = changes.effects();
        List<Digest> approved =
                release.approvals().stream().flatMap(a -> a.effects().stream()).toList();
        if (approved.isEmpty()) {
            return new PreparedRelease.OnHold(changes, reasons);
        }
        if (approved.contains(now.digest())) {
            return new PreparedRelease.Ready(changes);
        }
        List<String> worse =
                seen(approved).map(seen -> HoldReasons.worseThan(seen, now)).orElse(UNKNOWN);
        return worse.isEmpty()
                ? new PreparedRelease.Ready(changes)
                : new PreparedRelease.OnHold(
                        changes, Stream.concat(reasons.stream(), worse.stream()).toList());
    }

    private static final List<String> UNKNOWN =
            List.of("the effects that were approved are not known here any more; look at these");

    private Optional<Effects> seen(List<Digest> approved) {
        return held.filter(known -> known.plan().equals(plan.id()))
                .filter(known -> approved.contains(known.digest()))
                .map(HeldEffects::destructive);
    }
}
