package dev.sailplan.applier.announce;

import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.release.ReleaseHandler;
import dev.sailplan.applier.release.ReleaseReadiness;
import dev.sailplan.applier.rollout.RolloutWatch;
import dev.sailplan.applier.store.InventoryStore;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Lanes;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.StateView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells planners what stands on the cluster: every application's status, then the cluster's facts.
public final class Announcements {
    public static final String LANE = "facts";
    public static final String STATUS = "status";
    private static final String START = "start";
    private static final String FACTS = "facts";
    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofSeconds(60);

    /// An application whose status can't be told must not keep the others' cluster from planners.
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final InventoryStore inventories;
    private final ReleaseReadiness readiness;
    private final ClusterName cluster;
    private final FactsReport facts;
    private final StatusTopicReset topic;
    private final InstantSource time;
    private final AtomicReference<Runnable> refresh = new AtomicReference<>(() -> {});
    private final AtomicReference<Starter> starter = new AtomicReference<>(new Starter());
    private final Map<ApplicationKey, Untold> untold = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> until = new AtomicReference<>(Instant.EPOCH);

    /// Whether every status that stands on the cluster was found, so that facts may follow them. A list that fails must
    /// not leave facts behind it that say that there is nothing.
    private final AtomicBoolean found = new AtomicBoolean();

    /// Bundles the cluster, the report of its facts and the topic of its statuses.
    public record Words(ClusterName cluster, FactsReport facts, StatusTopicReset topic) {}

    public Announcements(
            InventoryStore inventories,
            ReleaseReadiness readiness,
            Words words,
            InstantSource time) {
        this.inventories = inventories;
        this.readiness = readiness;
        this.cluster = words.cluster();
        this.facts = words.facts();
        this.topic = words.topic();
        this.time = time;
    }

    /// An inventory whose status is yet to be told. Each is itself alone: what was found meanwhile, be it the same, is
    /// to be told too, since the topic that was told may be gone.
    private static final class Untold {
        private final Inventory inventory;

        Untold(Inventory inventory) {
            this.inventory = inventory;
        }
    }

    /// Starts tasks on the lanes of the partition that is ours.
    private static class Starter {
        void wake(String lane, String task) {
            throw new IllegalStateException("no partition for " + task + " of " + lane);
        }
    }

    public void assigned(int partition, StateView state, Lanes lanes) {
        inventories.forgetAll();
        untold.clear();
        found.set(false);
        starter.set(
                new Starter() {
                    @Override
                    void wake(String lane, String task) {
                        lanes.wake(partition, lane, task);
                    }
                });
        refresh.set(() -> lanes.wake(partition, LANE, FACTS));
        lanes.wake(partition, LANE, START);
        wakeAll(state, "waiting/", ReleaseHandler.TASK);
        wakeAll(state, "watch/", RolloutWatch.RESUME);
    }

    private void wakeAll(StateView state, String prefix, String task) {
        Set<String> keys = state.under(prefix).keySet();
        keys.forEach(key -> starter.get().wake(key.substring(prefix.length()), task));
    }

    /// The cluster serves other kinds than before.
    public void kindsChanged() {
        refresh.get().run();
    }

    public Outputs run(String task, Lane lane) {
        try {
            return task.equals(START) || !found.get() ? start(lane) : tell(lane);
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("the cluster can't be read yet");
            lane.wakeAt(time.instant().plus(RETRY), task);
            return Outputs.NONE;
        }
    }

    private Outputs start(Lane lane) {
        found.set(false);
        List<Inventory> listed = inventories.all().stream().filter(this::isOurs).toList();
        List<Inventory> all =
                Stream.concat(listed.stream(), readiness.lost(lane.state()).stream()).toList();
        untold.keySet().retainAll(all.stream().map(it -> it.owner().application()).toList());
        until.set(time.instant().plus(LONGEST));
        all.forEach(this::start);
        found.set(true);
        return tell(lane);
    }

    private void start(Inventory inventory) {
        ApplicationKey application = inventory.owner().application();
        untold.put(application, new Untold(inventory));
        starter.get().wake(application.value(), STATUS);
    }

    /// The cluster may have had another name, or be shared with another installation: what was applied under that
    /// name has a topic of its own, on which we have no say.
    private boolean isOurs(Inventory inventory) {
        ApplicationKey application = inventory.owner().application();
        boolean ours = application.cluster().equals(cluster);
        if (!ours) {
            LOG.atWarn()
                    .addKeyValue("application", application)
                    .addKeyValue("cluster", cluster)
                    .log("an inventory under another name of this cluster is left alone");
        }
        return ours;
    }

    /// Facts come last: whoever has read them has every status.
    private Outputs tell(Lane lane) {
        Outputs forgetting = topic.forgetting(lane.state());
        if (!forgetting.isEmpty()) {
            lane.commit(forgetting);
            return start(lane);
        }
        if (!untold.isEmpty() && time.instant().isBefore(until.get())) {
            lane.wakeAt(time.instant().plus(SOON), FACTS);
            return Outputs.NONE;
        }
        untold.keySet()
                .forEach(application ->
                        LOG.atWarn()
                                .addKeyValue("application", application)
                                .log("the status is not told yet; the cluster's facts are"));
        if (facts.isAnother() || inventories.wentBack()) {
            inventories.forgetAll();
            return start(lane);
        }
        Outputs outputs = facts.publish(lane);
        lane.wakeAt(time.instant().plus(POLL), FACTS);
        return outputs;
    }

    /// On the application's own lane, so that no older status follows a newer one.
    public Outputs status(ApplicationKey application, Lane lane) {
        Untold next = untold.get(application);
        if (next == null) {
            return Outputs.NONE;
        }
        lane.commit(readiness.status(inventories.latest(next.inventory), lane));
        untold.remove(application, next);
        return Outputs.NONE;
    }
}
