package dev.sailplan.applier.effect.hold;

import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.plan.Limits;
import java.util.Optional;

/// Holds the limits of a project in the applier's own settings: whoever signs plans can't loosen them.
public record LimitFloor(ProjectName project, Limits limits) {

    /// Why a release is held by the floor; empty where the plan's own limits are as strict, since those speak then.
    public Optional<String> crossed(Effects effects, Limits ofPlan, int inInventory) {
        int deletions = effects.deletions();
        boolean stricter = !ofPlan.strictest(limits).equals(ofPlan);
        return stricter && limits.crossedBy(deletions, inInventory)
                ? Optional.of(HoldReasons.crossed(deletions, inInventory, limits, whose()))
                : Optional.empty();
    }

    private String whose() {
        return " of project " + project + " in the applier's server.yaml";
    }
}
