package dev.sailplan.applier.write;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.claim.ClaimSession;
import dev.sailplan.applier.dryrun.ObjectDryRun;
import dev.sailplan.applier.order.SpecialKinds;
import dev.sailplan.applier.rollout.RolloutWait;
import dev.sailplan.applier.rollout.ServedKindsWait;
import dev.sailplan.applier.state.WatchedRollout.Written;
import dev.sailplan.applier.write.ExecutionResult.Stop;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.log.Lane;
import java.util.List;
import java.util.Optional;

/// Waits after a step for what the next one builds on.
final class StepWait {
    private final ClusterTools tools;
    private final Lane lane;
    private final ClaimSession claimed;
    private final PlanOptions options;

    StepWait(ClusterTools tools, Lane lane, ClaimSession claimed, Plan plan) {
        this.tools = tools;
        this.lane = lane;
        this.claimed = claimed;
        this.options = plan.options();
    }

    Optional<Stop> after(List<ObjectDryRun> items, Progress progress) {
        Optional<String> unserved = new ServedKindsWait(tools).awaitServed(items, lane);
        if (unserved.isPresent()) {
            return unserved.map(Stop.Broken::new);
        }
        List<Written> awaited = awaited(items, progress);
        if (awaited.isEmpty()) {
            return Optional.empty();
        }
        return healthy(awaited).map(Stop.Broken::new);
    }

    /// Why they can't be built on.
    Optional<String> healthy(List<Written> awaited) {
        RolloutWait wait = new RolloutWait(tools);
        Optional<String> objection = objection(wait.await(awaited, options.waitAtMost(), lane));
        if (objection.isPresent()) {
            claimed.doubt(wait.unhealthy(awaited));
        }
        return objection;
    }

    /// Namespaces come to life without nodes, what needs a controller doesn't. Definitions are none of them: a server serves the kinds
    /// of none that is not Established, and each is read whole, a megabyte of schema.
    private List<Written> awaited(List<ObjectDryRun> items, Progress progress) {
        List<Written> namespaces =
                items.stream()
                        .filter(item -> SpecialKinds.isNamespace(item.object()))
                        .filter(item -> !progress.isHealthy(item.object()))
                        .map(i -> Written.of(i.object(), i.asked().entry().version()))
                        .toList();
        List<ObjectId> objects = items.stream().map(ObjectDryRun::object).toList();
        List<Written> judged =
                progress.judged().stream().filter(w -> objects.contains(w.object())).toList();
        return judged.isEmpty() || !tools.hasNodes()
                ? namespaces
                : java.util.stream.Stream.concat(namespaces.stream(), judged.stream()).toList();
    }

    static Optional<String> objection(Health health) {
        return switch (health) {
            case Health.Healthy _, Health.Stored _, Health.Unknown _ -> Optional.empty();
            case Health.Progressing(String why) -> Optional.of("not healthy in time: " + why);
            case Health.Degraded(String why) -> Optional.of("not healthy: " + why);
        };
    }
}
