package dev.sailplan.tools.bench.rollout;

import dev.sailplan.applier.cluster.fabric.Kubeconfig;
import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.local.kube.nodes.FakeNodes;
import dev.sailplan.tools.bench.fleet.RolloutFleet;
import dev.sailplan.tools.bench.measure.ApiCounters;
import dev.sailplan.tools.bench.measure.Conditions;
import dev.sailplan.tools.bench.measure.Distribution;
import dev.sailplan.tools.bench.measure.MeasuredProcesses;
import dev.sailplan.tools.bench.measure.Moment;
import dev.sailplan.tools.bench.rollout.RolloutFigures.Push;
import dev.sailplan.tools.bench.rollout.RolloutWatch.Rollout;
import dev.sailplan.tools.bench.sight.Passage;
import dev.sailplan.tools.bench.stand.AppliedWait;
import dev.sailplan.tools.bench.stand.BareClient;
import dev.sailplan.tools.bench.stand.MeasuredDev;
import dev.sailplan.tools.bench.stand.StandSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// Pushes to all applications of a fleet at once: first on a cluster without nodes, as the yardstick, then with them.
public final class RolloutBench {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    // Below this many writes between two looks the controllers are done with what was pushed.
    private static final int CALM = 5;
    // What nodes write by themselves.
    private static final Set<String> HEARTBEATS = Set.of("leases", "nodes", "events");
    private final MeasuredDev stand;
    private final RolloutFleet fleet;
    private int generation;

    public RolloutBench(MeasuredDev stand, RolloutFleet fleet) {
        this.stand = stand;
        this.fleet = fleet;
    }

    /// Holds what a push is watched with.
    private record Eyes(BareClient client, RolloutWatch rollouts) {}

    public RolloutFigures run(StandSetup stands) throws InterruptedException {
        Moment begun = Moment.now();
        BareClient client =
                new BareClient(Kubeconfig.read(stand.dev().kubeconfig(), Optional.empty()));
        stands.cleanup().add(client::end);
        RolloutWatch rollouts = RolloutWatch.start(client, stand.nanos(), stands.cleanup());
        Eyes eyes = new Eyes(client, rollouts);
        // The first install and a push that warm up whoever has to compile its code.
        for (int i = 0; i < 2; i++) {
            var _ = pushed(eyes, false);
            awaitCalm(client);
        }
        Push bare = pushed(eyes, false);
        join(eyes, stands);
        Push nodes = pushed(eyes, true);
        awaitCalm(client);
        ApiCounters before = client.counters();
        Thread.sleep(MINUTE);
        ApiCounters rest = client.counters().since(before);
        return new RolloutFigures(Conditions.since(begun), fleet, bare, nodes, rest);
    }

    private void join(Eyes eyes, StandSetup stands) throws InterruptedException {
        awaitCalm(eyes.client());
        stand.say("adding " + fleet.nodes() + " nodes");
        FakeNodes nodes =
                FakeNodes.join(
                        FakeNodes.site(
                                stand.dev().kubeconfig(), stand.place().root().resolve("nodes")),
                        fleet.nodes(),
                        stand::say);
        stands.cleanup().add(nodes::close);
        stand.say("waiting until all run on them");
        if (!eyes.rollouts().awaitDone(current(), PATIENCE)) {
            throw new CommandFailed("the applications do not run after " + PATIENCE.toMinutes());
        }
        awaitCalm(eyes.client());
    }

    private Push pushed(Eyes eyes, boolean canRun) throws InterruptedException {
        fleet.files(++generation).forEach(stand.place()::write);
        CommitId commit = stand.commit("Revision " + generation);
        stand.say("revision " + generation + " of " + fleet.size() + " applications");
        MeasuredProcesses parts = new MeasuredProcesses(stand.dev().processes());
        SortedMap<String, Duration> cpu = parts.cpu();
        ApiCounters api = eyes.client().counters();
        long start = stand.nanos().getAsLong();
        stand.git().run("push", "-q", "origin", "HEAD:main");
        Passage passage = new AppliedWait(stand, fleet.applications()).await(commit, PATIENCE);
        Duration applied = Duration.ofNanos(passage.lastAppliedAt() - start);
        Optional<Lags> lags = canRun ? Optional.of(lags(eyes, commit)) : Optional.empty();
        long written = eyes.rollouts().lastWrite(current()).orElseThrow();
        return new Push(
                Duration.ofNanos(written - start),
                applied,
                lags.map(it -> Duration.ofNanos(it.last() - start)),
                lags.flatMap(Lags::distribution),
                lags.map(Lags::unsaid).orElse(0),
                eyes.client().counters().since(api),
                MeasuredProcesses.between(cpu, parts.cpu()));
    }

    /// Holds how late healthy was said, and when the last was rolled out.
    private record Lags(List<Duration> lags, int unsaid, long last) {
        Optional<Distribution> distribution() {
            return lags.isEmpty() ? Optional.empty() : Optional.of(Distribution.of(lags));
        }
    }

    private Lags lags(Eyes eyes, CommitId commit) throws InterruptedException {
        if (!eyes.rollouts().awaitDone(current(), PATIENCE)) {
            stand.say("not all were rolled out after " + PATIENCE.toMinutes() + " minutes");
        }
        Map<ApplicationKey, Long> healthy =
                stand.health().await(commit, fleet.applications(), Duration.ofMinutes(5));
        Map<ApplicationKey, Long> done = eyes.rollouts().done(current());
        List<Duration> lags = new ArrayList<>();
        done.forEach((application, at) ->
                Optional.ofNullable(healthy.get(application))
                        .ifPresent(said -> lags.add(Duration.ofNanos(said - at))));
        long last = done.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return new Lags(lags, fleet.size() - lags.size(), last);
    }

    /// Each push writes each Deployment once, so that its generation is the number of the push.
    private List<Rollout> current() {
        return fleet.applications().stream()
                .map(application -> new Rollout(application, generation))
                .toList();
    }

    /// Until the controllers are done with what was pushed.
    private void awaitCalm(BareClient client) throws InterruptedException {
        long end = stand.nanos().getAsLong() + PATIENCE.toNanos();
        long writes;
        ApiCounters before = client.counters();
        do {
            Thread.sleep(LOOK);
            ApiCounters now = client.counters();
            writes =
                    now.since(before)
                            .requests(kind ->
                                    !kind.isRead() && !HEARTBEATS.contains(kind.resource()));
            before = now;
        } while (writes > CALM && stand.nanos().getAsLong() < end);
    }
}
