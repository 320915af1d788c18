package dev.sailplan.applier.rollout;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.health.NodeBoundKinds;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.applier.state.WatchedRollout;
import dev.sailplan.applier.state.WatchedRollout.Written;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.outcome.Health;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Judges the health of an application: that of all its objects, whichever release wrote them.
public final class ApplicationHealth {
    private final ClusterTools tools;

    public ApplicationHealth(ClusterTools tools) {
        this.tools = tools;
    }

    /// Without nodes nobody asks about an application that needs some.
    public Health now(List<Written> objects) {
        boolean runs = objects.stream().anyMatch(it -> NodeBoundKinds.isOne(it.object()));
        try {
            return runs && !tools.hasNodes()
                    ? new Health.Stored()
                    : onNodes(new RolloutWait(tools).look(objects));
        } catch (Interruption.Waiting e) {
            return new Health.Progressing("the cluster can't be read now");
        }
    }

    /// The health of what was healthy before; empty where the cluster does not say. Nodes are asked for only where
    /// something does not work any more.
    Optional<Health> again(List<Written> objects) {
        try {
            return Optional.of(onNodes(new RolloutWait(tools).lookSurely(objects)));
        } catch (Interruption.Waiting | ClusterUnavailable e) {
            return Optional.empty();
        }
    }

    /// What controllers would do they don't on a cluster without nodes.
    private Health onNodes(Health health) {
        return health instanceof Health.Healthy || tools.hasNodes() ? health : new Health.Stored();
    }

    /// What a look comes to: what takes longer than it may is degraded.
    static Health judged(WatchedRollout watching, Health now, Instant at) {
        return now instanceof Health.Progressing(String why) && !at.isBefore(watching.until())
                ? new Health.Degraded("not healthy in time: " + why)
                : now;
    }

    /// What of an inventory is to be looked at, with what is known of it that was written lately. A run that nothing is
    /// known of, be it a Job, a bare Pod or a hook, was seen finished before, and may be gone since.
    public static List<Written> objects(
            Inventory inventory, List<Written> earlier, List<Written> lately) {
        Map<ObjectId, Written> all = new TreeMap<>();
        inventory.entries().values().stream()
                .filter(entry -> entry.uid().isPresent())
                .filter(entry -> entry.run().isEmpty() && KindsWithHealth.goesOn(entry.object()))
                .forEach(e -> all.put(e.object(), Written.of(e.object(), e.version())));
        earlier.stream()
                .filter(written -> inventory.find(written.object()).isPresent())
                .forEach(written -> all.put(written.object(), written));
        lately.forEach(written -> all.put(written.object(), written));
        return List.copyOf(all.values());
    }

    /// The runs of an inventory where nothing is known of them: one that is there tells whether it is finished.
    static List<Written> runs(Inventory inventory) {
        return inventory.entries().values().stream()
                .filter(entry -> entry.uid().isPresent() && KindsWithHealth.isOne(entry.object()))
                .filter(entry -> entry.run().isPresent() || !KindsWithHealth.goesOn(entry.object()))
                .map(e -> new Written(e.object(), e.version(), 0, true, Optional.empty()))
                .toList();
    }
}
