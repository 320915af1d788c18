package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.HandledRecord;
import dev.sailplan.common.log.fake.FakeLane;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.threads.Fanout;
import dev.sailplan.common.log.threads.VirtualThreads;
import dev.sailplan.common.seal.signature.Verifier;
import dev.sailplan.common.settings.ProjectSettings;
import dev.sailplan.common.wire.Decoded;
import dev.sailplan.common.wire.RecordReader;
import dev.sailplan.common.wire.Records;
import dev.sailplan.common.wire.json.StateCodec;
import dev.sailplan.planner.application.RemovalPlan;
import dev.sailplan.planner.clusters.DependencyWatchers;
import dev.sailplan.planner.git.GitMirrors;
import dev.sailplan.planner.home.HomeRepository;
import dev.sailplan.planner.plan.ObjectSealing;
import dev.sailplan.planner.state.ApplicationState;
import dev.sailplan.planner.state.PlannerParts;
import dev.sailplan.planner.state.RepositoryState;
import dev.sailplan.planner.state.StateCache;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// A planner's work with one repository, `shop`, and one cluster, `dev`; tests push and look at what was written.
public final class PlannerWorld {
    public static final RepositoryName SHOP = new RepositoryName("shop");
    static final ProjectName PROJECT = new ProjectName("demo");
    private static final ProjectSettings.Destination EVERYTHING =
            new ProjectSettings.Destination(
                    FakeClusters.DEV, List.of("*"), List.of("*"), List.of("Namespace"));
    public final FakeGit git = new FakeGit();
    public final FakeClusters clusters = new FakeClusters();
    final DependencyWatchers dependents = new DependencyWatchers();
    public final FakeLane lane = new FakeLane("shop/deploy", new ConcurrentSkipListMap<>());
    public final Records records = new Records(URI.create("/test"), Optional.empty());
    final RecordReader reader = new RecordReader(Verifier.WITHOUT_KEYS);
    public final PlannerParts parts;
    public final ProjectSettings project;
    public final PlannerWork work;
    public Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int events;
    private long offset;

    public PlannerWorld() {
        this(ProjectSettings.Approval.NONE);
    }

    /// A world whose repository is a real one: `git` has no part in it.
    PlannerWorld(GitMirrors real) {
        this(ProjectSettings.Approval.NONE, EVERYTHING, Optional.of(real));
    }

    PlannerWorld(ProjectSettings.Destination destination) {
        this(ProjectSettings.Approval.NONE, destination, Optional.empty());
    }

    PlannerWorld(ProjectSettings.Approval floor) {
        this(floor, EVERYTHING, Optional.empty());
    }

    private PlannerWorld(
            ProjectSettings.Approval floor,
            ProjectSettings.Destination destination,
            Optional<GitMirrors> real) {
        parts =
                new PlannerParts(
                        real.orElse(git),
                        clusters,
                        dependents,
                        (application, facts) -> new PlainSealing(),
                        new PlannerParts.Wire(records, reader, new StateCache(new StateCodec())),
                        new Fanout(new VirtualThreads(), 4),
                        () -> now,
                        new PlannerParts.Pace(Duration.ofMinutes(3), () -> 0.5));
        project = new ProjectSettings(PROJECT, List.of(destination), Limits.DEFAULT, floor);
        work = new PlannerWork(parts, List.of(new HomeRepository(SHOP, List.of(), project)));
    }

    private record PlainSealing() implements ObjectSealing {
        @Override
        public Digest digest(ObjectId object, JsonObject manifest) {
            if (object.name().equals("poison")) {
                throw new IllegalStateException("can't seal " + manifest.canonical());
            }
            return Digest.of(manifest.canonical());
        }

        @Override
        public JsonObject sealed(ObjectId object, JsonObject manifest) {
            return object.kind().equals("Secret")
                    ? manifest.with("data", Json.text("sealed"))
                    : manifest;
        }
    }

    public static String declaring(String... names) {
        StringBuilder text =
                new StringBuilder(
                        "apiVersion: sailplan.dev/v1\nkind: Applications\napplications:\n");
        for (String name : names) {
            text.append(
                    """
                      - name: %1$s
                        plain: {path: apps/%1$s}
                        destination: {cluster: dev, namespace: %1$s}
                    """
                            .formatted(name));
        }
        return text.toString();
    }

    public static String configMap(String name, String value) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s}
        data: {color: %s}
        """
                .formatted(name, value);
    }

    /// The last of the applications says this too.
    public static String with(String declaring, String option) {
        return declaring.stripTrailing() + "\n    " + option + "\n";
    }

    public Optional<ApplicationState> state(String name) {
        return new RepositoryState(lane.state(), parts, SHOP).application(key(name));
    }

    public static ApplicationKey key(String name) {
        return ApplicationKey.parse("demo/" + name + "@dev");
    }

    public Pushed push(Optional<CommitId> after) {
        return push(FakeGit.MAIN, after);
    }

    Pushed push(RefName ref, Optional<CommitId> after) {
        return new Pushed(
                new EventId("event-" + events++),
                SHOP,
                ref,
                Optional.empty(),
                after,
                Actor.NOBODY,
                now);
    }

    public Inbound inbound(Pushed event) {
        return inbound(records.event(event));
    }

    public Inbound inbound(Outbound out) {
        return new Inbound(
                new TopicPartition(out.topic(), 0),
                offset++,
                out.key(),
                out.headers(),
                out.value().orElse(Payload.EMPTY),
                now);
    }

    /// Handles a push of the branch as it is now, and gives what was written for it.
    public Written pushed() {
        return handled(push(parts.git().remoteTip(SHOP, FakeGit.MAIN)));
    }

    public Written handled(Pushed event) {
        return handled(inbound(event));
    }

    public Written handled(Inbound record) {
        int before = lane.written.size();
        HandledRecord done = work.handle(record, lane);
        lane.queue.removeAll(done.alsoFinished());
        lane.commit(done.outputs());
        return since(before);
    }

    public Written woken(String task) {
        return woken(work, task);
    }

    /// Another planner, with other settings, has the lane.
    public Written woken(PlannerWork other, String task) {
        int before = lane.written.size();
        lane.commit(other.wake(task, lane));
        return since(before);
    }

    /// All that was ever written.
    public Written all() {
        return since(0);
    }

    private Written since(int before) {
        return new Written(
                lane.written.subList(before, lane.written.size()).stream()
                        .map(this::decoded)
                        .toList());
    }

    private Object decoded(Outbound out) {
        return reader.read(inbound(out)) instanceof Decoded.Of(Object record, _, _) ? record : out;
    }

    /// What the applier says after a release ended so.
    public void settled(String name, Release release, Status.End end, Health health) {
        settled(name, release, end, health, release.intent());
    }

    /// What the applier says of a release that ended so before anything of the application was in the cluster.
    public void endedWithNothing(String name, Release release, Status.End end) {
        settled(name, release, end, new Health.Unknown(), RemovalPlan.NOTHING.intentDigest());
    }

    private void settled(String name, Release release, Status.End end, Health health, Digest held) {
        Digest digest = Records.digestOf(records.release(release));
        clusters.statuses.put(
                key(name),
                new Status(
                        key(name),
                        FakeClusters.UID,
                        SHOP,
                        Optional.of(new Status.Claim(release.generation(), digest)),
                        Optional.of(
                                new Status.Settlement(
                                        release.generation(),
                                        release.plan(),
                                        release.subject().commit(),
                                        release.event(),
                                        end,
                                        "")),
                        Optional.of(held),
                        health,
                        Optional.empty(),
                        Optional.empty(),
                        now));
    }

    /// Handles a push, and every release of it is applied.
    public Written pushedAndApplied() {
        Written written = pushed();
        written.releases().forEach(r -> applied(r.subject().application().name().value(), r));
        return written;
    }

    /// Says that another repository owns the application.
    public void takenOver(String name, RepositoryName owner) {
        clusters.statuses.computeIfPresent(
                key(name),
                (_, s) ->
                        new Status(
                                s.application(),
                                s.cluster(),
                                owner,
                                s.claimed(),
                                s.settled(),
                                s.held(),
                                s.health(),
                                s.wants(),
                                s.freed(),
                                s.at()));
    }

    public void applied(String name, Release release) {
        settled(name, release, Status.End.APPLIED, new Health.Healthy());
    }

    /// A status of an application that a planner with lost state has to take into account.
    public void claimed(String name, long generation) {
        clusters.statuses.put(
                key(name),
                new Status(
                        key(name),
                        FakeClusters.UID,
                        SHOP,
                        Optional.of(
                                new Status.Claim(
                                        new Generation(generation), Digest.of("somebody's"))),
                        Optional.empty(),
                        Optional.empty(),
                        new Health.Unknown(),
                        Optional.empty(),
                        Optional.empty(),
                        now));
    }

    /// What an applier says of an application whose first release waits.
    public void unclaimed(String name) {
        clusters.statuses.put(
                key(name),
                new Status(
                        key(name),
                        FakeClusters.UID,
                        SHOP,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new Health.Unknown(),
                        Optional.empty(),
                        Optional.empty(),
                        now));
    }

    public void wants(String name, Generation generation) {
        clusters.statuses.computeIfPresent(
                key(name),
                (_, s) ->
                        new Status(
                                s.application(),
                                s.cluster(),
                                s.owner(),
                                s.claimed(),
                                s.settled(),
                                s.held(),
                                s.health(),
                                Optional.of(generation),
                                s.freed(),
                                now));
    }

    /// The applier says that nothing holds the release any more.
    public void freed(String name, Generation generation) {
        clusters.statuses.computeIfPresent(
                key(name),
                (_, s) ->
                        new Status(
                                s.application(),
                                s.cluster(),
                                s.owner(),
                                s.claimed(),
                                s.settled(),
                                s.held(),
                                s.health(),
                                s.wants(),
                                Optional.of(generation),
                                s.latest(),
                                now));
    }

    /// The applier says that it is at the release.
    public void underWay(String name, Release release) {
        Status.Latest latest =
                new Status.Latest(
                        release.generation(),
                        release.subject().commit(),
                        release.event(),
                        SHOP,
                        Status.Stage.APPLYING,
                        "",
                        now);
        clusters.statuses.computeIfPresent(key(name), (_, s) -> s.with(Optional.of(latest), now));
    }

    static Map<String, String> shown(Map<ApplicationKey, Verdict> verdicts) {
        Map<String, String> shown = new HashMap<>();
        verdicts.forEach((key, verdict) -> shown.put(key.name().value(), shown(verdict)));
        return shown;
    }

    private static String shown(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Released(var generation, PlanId _) -> "released " + generation;
            case Verdict.Waiting _ -> "waiting";
            case Verdict.OnHold _ -> "held";
            case Verdict.Refused _ -> "refused";
            case Verdict.Unchanged _ -> "unchanged";
        };
    }
}
