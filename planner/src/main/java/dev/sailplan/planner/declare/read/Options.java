package dev.sailplan.planner.declare.read;

import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.PlanOptions.Adopt;
import dev.sailplan.common.domain.plan.PlanOptions.Drift;
import dev.sailplan.common.domain.plan.PlanOptions.TakeOver;
import dev.sailplan.planner.declare.Approval;
import dev.sailplan.planner.declare.OnRemove;
import java.time.Duration;
import java.util.Optional;

/// Holds what may be said once under `defaults` and again by each application.
record Options(
        Limits limits,
        boolean prune,
        Adopt adopt,
        TakeOver takeOver,
        Drift drift,
        Duration waitAtMost,
        Approval approval,
        OnRemove onRemove) {

    /// What holds where nobody says anything. Who must approve is then for the project alone to say.
    static final Options STANDARD =
            new Options(
                    Limits.DEFAULT,
                    true,
                    Adopt.IDENTICAL,
                    TakeOver.HOLD,
                    Drift.CORRECT,
                    Duration.ofMinutes(5),
                    Approval.NONE,
                    OnRemove.HOLD);

    PlanOptions forPlan(String namespace, boolean createNamespace) {
        return new PlanOptions(
                namespace,
                createNamespace,
                limits,
                prune,
                adopt,
                drift,
                waitAtMost,
                Optional.empty(),
                Optional.of(takeOver).filter(said -> said != TakeOver.HOLD));
    }
}
