package dev.sailplan.applier.testing;

import dev.sailplan.applier.ApplierSettings;
import dev.sailplan.applier.Works;
import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.prepare.ProjectAuthority;
import dev.sailplan.applier.rollout.RolloutWatch;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Body;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.Moves;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.domain.status.SealingKey;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.HandledRecord;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.fake.FakeLane;
import dev.sailplan.common.log.fake.FakeLanes;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.seal.Sealer;
import dev.sailplan.common.seal.secret.ObjectDigest;
import dev.sailplan.common.seal.secret.SecretMasking;
import dev.sailplan.common.settings.ProjectSettings.Destination;
import dev.sailplan.common.wire.Decoded;
import dev.sailplan.common.wire.RecordReader;
import dev.sailplan.common.wire.Records;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// One application, its planner and its applier on one cluster, without a log in between.
public final class Rig {
    private static final CommitId COMMIT = new CommitId("a".repeat(40));
    private final ApplicationKey application;
    private ClusterUid uid;
    private final Keys keys = Keys.generate();
    private final Records planner;
    private Cluster cluster;
    private final SortedMap<String, Payload> state = new ConcurrentSkipListMap<>();
    private ProjectAuthority authority;

    private UnaryOperator<ApplierSettings> change = UnaryOperator.identity();
    private PlanOptions options;
    private Moves moves = Moves.NONE;
    private Optional<HastyTime> time = Optional.empty();
    private Work work;
    private FakeLane lane;
    private long generation;
    private long offset;
    private boolean bodies = true;
    private SealingKey sealing;
    private boolean killed;

    public Rig(String application, Cluster cluster) {
        this.application = ApplicationKey.parse("team/" + application + "@dev");
        this.cluster = cluster;
        this.uid = cluster.uid();
        this.sealing = keys.sealing().publicHalf();
        this.planner = new Records(URI.create("/planner"), Optional.of(keys.planner()));
        this.options =
                new PlanOptions(
                        "default",
                        false,
                        Limits.DEFAULT,
                        true,
                        PlanOptions.Adopt.IDENTICAL,
                        PlanOptions.Drift.CORRECT,
                        Duration.ofSeconds(5),
                        Optional.empty());
        this.authority =
                Authorities.everything(this.application.project(), this.application.cluster());
        this.work = newWork();
        this.lane = new FakeLane(this.application.value(), state);
    }

    /// Pauses take no time.
    public Rig hasty(HastyTime hasty) {
        time = Optional.of(hasty);
        work = newWork();
        return this;
    }

    private Work newWork() {
        ApplierSettings settings =
                change.apply(Works.settings(keys, authority, application.cluster()));
        return time.map(hasty -> Works.of(settings, cluster, hasty))
                .orElseGet(() -> Works.of(settings, cluster));
    }

    /// A new process with other settings.
    public Rig changing(UnaryOperator<ApplierSettings> settings) {
        change = settings;
        work = newWork();
        return this;
    }

    public Rig onlyReaching(String namespace) {
        return allowing(
                new Destination(
                        application.cluster(), List.of(namespace), List.of("*"), List.of()));
    }

    /// With a project that may go there and no further.
    public Rig allowing(Destination destination) {
        return under(
                Authorities.of(
                        Authorities.project(
                                application.project(), destination, Authorities.NO_FLOOR)));
    }

    public Rig under(ProjectAuthority settings) {
        authority = settings;
        work = newWork();
        return this;
    }

    public Rig adopting(PlanOptions.Adopt adopt) {
        options =
                new PlanOptions(
                        options.namespace(),
                        options.createNamespace(),
                        options.limits(),
                        options.prune(),
                        adopt,
                        options.drift(),
                        options.waitAtMost(),
                        options.limitsOf(),
                        options.takeOver());
        return this;
    }

    /// Fields of others are taken without asking.
    public Rig takingOver() {
        options =
                new PlanOptions(
                        options.namespace(),
                        options.createNamespace(),
                        options.limits(),
                        options.prune(),
                        options.adopt(),
                        options.drift(),
                        options.waitAtMost(),
                        options.limitsOf(),
                        Optional.of(PlanOptions.TakeOver.YES));
        return this;
    }

    /// With `createNamespace`; the namespace itself is a manifest like any other here.
    public Rig creating(String namespace) {
        options =
                new PlanOptions(
                        namespace,
                        true,
                        options.limits(),
                        options.prune(),
                        options.adopt(),
                        options.drift(),
                        options.waitAtMost(),
                        options.limitsOf(),
                        options.takeOver());
        return this;
    }

    public Rig waitingAtMost(Duration wait) {
        options =
                new PlanOptions(
                        options.namespace(),
                        options.createNamespace(),
                        options.limits(),
                        options.prune(),
                        options.adopt(),
                        options.drift(),
                        wait);
        return this;
    }

    /// What every release from now on says of objects that move.
    public Rig moving(Moves between) {
        moves = between;
        return this;
    }

    public PlanOptions options() {
        return options;
    }

    /// From now on plans are sealed to this key.
    public Rig sealingTo(SealingKey key) {
        sealing = key;
        return this;
    }

    /// From now on plans are for this cluster.
    public Rig planningFor(ClusterUid other) {
        uid = other;
        return this;
    }

    public Rig withoutBodies() {
        bodies = false;
        return this;
    }

    public Rig withBodies() {
        bodies = true;
        return this;
    }

    /// A new process with what is on the log: nothing in memory, the state as committed.
    public Rig restarted() {
        List<Outbound> sent = new ArrayList<>(lane.sent());
        lane = new FakeLane(application.value(), state);
        lane.commit(new Outputs(sent, java.util.Map.of()));
        work = newWork();
        return this;
    }

    /// The process dies as soon as this is so, at the next call of any port.
    public Rig killedWhen(BooleanSupplier condition) {
        Crasher crasher = Crasher.when(condition);
        lane.dying(crasher::around);
        cluster = Mortal.of(cluster, crasher);
        work = newWork();
        return this;
    }

    public Rig on(Cluster other) {
        cluster = other;
        return this;
    }

    /// A new process for a status topic that was told nothing.
    public Rig amnesicOfStatus() {
        state.keySet().removeIf(key -> key.startsWith("status/"));
        return restarted();
    }

    /// Without the log as well.
    public Rig amnesic() {
        state.clear();
        return restarted();
    }

    public FakeLane lane() {
        return lane;
    }

    public Work work() {
        return work;
    }

    public ApplicationKey application() {
        return application;
    }

    public Keys keys() {
        return keys;
    }

    public Plan plan(JsonObject... manifests) {
        List<IndexEntry> entries = new ArrayList<>();
        List<Body> sealed = new ArrayList<>();
        for (JsonObject manifest : manifests) {
            Digest digest = ObjectDigest.of(manifest, application, keys.fingerprints(uid));
            String apiVersion = manifest.text("apiVersion").orElse("");
            String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
            SourceLocation at = new SourceLocation("app.yaml", entries.size() + 1, 1);
            entries.add(new IndexEntry(Manifests.id(manifest), version, digest, 0, at));
            Sealer sealer = new Sealer(sealing);
            sealed.add(new Body(digest, SecretMasking.sealed(manifest, uid, application, sealer)));
        }
        Index index = new Index(entries);
        Digest inputs = Digest.of("inputs");
        return new Plan(
                Plan.idOf(index, options, inputs),
                subject(),
                inputs,
                options,
                index,
                bodies ? sealed : List.of(),
                Optional.empty(),
                new EventId("event-" + generation),
                Instant.now());
    }

    /// The plan of nothing for an application that its commit no longer declares.
    public Plan removal() {
        Index nothing = new Index(List.of());
        Digest inputs = Plan.inputsOfRemoval(application);
        return new Plan(
                Plan.idOf(nothing, options, inputs),
                subject(),
                inputs,
                options,
                nothing,
                List.of(),
                Optional.empty(),
                new EventId("removal-" + generation),
                Instant.now());
    }

    private Subject subject() {
        return new Subject(application, uid, new RepositoryName("repo"), COMMIT);
    }

    public Release release(Plan plan) {
        return release(plan, Release.Scope.CHANGED);
    }

    public Release release(Plan plan, Release.Scope scope) {
        return release(plan, scope, List.of(), Optional.empty());
    }

    /// As a person let it go on who saw these effects.
    public Release approved(Plan plan, Optional<Digest> effects) {
        Release.Approval approval =
                new Release.Approval("ada", effects, Optional.of("agreed"), Instant.now());
        return release(plan, Release.Scope.CHANGED, List.of(approval), Optional.empty());
    }

    /// As a person lets go of what the plan no longer declares.
    public Release lettingGo(Plan plan) {
        return release(
                plan,
                Release.Scope.CHANGED,
                List.of(),
                Optional.of(new Release.LetGo("ada", "moved")));
    }

    private Release release(
            Plan plan,
            Release.Scope scope,
            List<Release.Approval> approvals,
            Optional<Release.LetGo> letGo) {
        return new Release(
                subject(),
                new Generation(++generation),
                plan.id(),
                plan.intentDigest(),
                scope,
                approvals,
                List.of(),
                List.of(),
                letGo,
                new EventId("event-" + generation),
                Instant.now(),
                Optional.of(moves));
    }

    public List<Inbound> records(Plan plan) {
        return planner.plan(plan).stream().map(this::inbound).toList();
    }

    public Inbound record(Release release) {
        return inbound(planner.release(release));
    }

    public Inbound inbound(Outbound outbound) {
        return new Inbound(
                new TopicPartition(outbound.topic(), 0),
                offset++,
                outbound.key(),
                outbound.headers(),
                outbound.value().orElse(Payload.EMPTY),
                Instant.now());
    }

    /// Plans, releases and carries out; answers what was said of it in the end.
    public Outcome apply(JsonObject... manifests) {
        push(manifests);
        return lastOutcome();
    }

    /// Plans and releases; perhaps nothing is said of it yet.
    public void push(JsonObject... manifests) {
        Plan plan = plan(manifests);
        records(plan).forEach(this::handle);
        handle(record(release(plan)));
    }

    public void handle(Inbound record) {
        try {
            HandledRecord done = work.handle(record, lane);
            lane.commit(done.outputs());
            lane.queue.removeAll(done.alsoFinished());
        } catch (Crasher.Killed e) {
            killed = true;
        }
    }

    /// As two records of one transaction come.
    public void handleTogether(Inbound first, Inbound second) {
        lane.queue.addAll(List.of(second));
        handle(first);
    }

    /// Reads all inventories, as after every assignment.
    public void list() {
        FakeLane facts = new FakeLane("facts", state);
        work.assigned(0, facts.state(), new FakeLanes());
        facts.commit(work.wake("start", facts));
    }

    /// What planners are told of the cluster after an assignment.
    public Facts facts() {
        FakeLane facts = new FakeLane("facts", state);
        work.assigned(0, facts.state(), new FakeLanes());
        facts.commit(work.wake("start", facts));
        facts.commit(work.wake("facts", facts));
        return decoded(facts.sent()).stream()
                .filter(Facts.class::isInstance)
                .map(Facts.class::cast)
                .findFirst()
                .orElseThrow();
    }

    public boolean isKilled() {
        return killed;
    }

    public void wake(String task) {
        lane.commit(work.wake(task, lane));
    }

    /// Passes the time until the next look at health, and looks.
    public void lookAgain() {
        HastyTime hasty = time.orElseThrow();
        Instant due = lane.timers.remove(RolloutWatch.TASK);
        hasty.pass(Duration.between(hasty.instant(), due).plusMillis(1));
        wake(RolloutWatch.TASK);
    }

    /// Looks at health whenever a look is due, as long as there is one within this time.
    public void lookFor(Duration atMost) {
        Instant end = time.orElseThrow().instant().plus(atMost);
        while (lane.timers.getOrDefault(RolloutWatch.TASK, Instant.MAX).isBefore(end)) {
            lookAgain();
        }
    }

    public List<Outcome> outcomes() {
        return sent(Outcome.class);
    }

    public List<Status> statuses() {
        return sent(Status.class);
    }

    public <T> List<T> sent(Class<T> type) {
        return decoded(lane.sent()).stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<Object> decoded(List<Outbound> outbounds) {
        RecordReader reader = new RecordReader(keys.appliers());
        TreeMap<Digest, Payload> parts = new TreeMap<>();
        List<Object> records = new ArrayList<>();
        for (Outbound outbound : outbounds) {
            Inbound inbound = inbound(outbound);
            switch (reader.read(inbound)) {
                case Decoded.Of of -> records.add(of.record());
                case Decoded.Piece piece -> parts.put(piece.digest(), inbound.value());
                case Decoded.Header _ ->
                        records.add(((Decoded.Of) reader.join(inbound, parts)).record());
                case Decoded.Ignored _, Decoded.Unreadable _ -> throw new AssertionError(outbound);
            }
        }
        return records;
    }

    public Outcome lastOutcome() {
        return outcomes().getLast();
    }

    public Status lastStatus() {
        return statuses().getLast();
    }

    public <T extends Outcome> T last(Class<T> type) {
        Outcome outcome = lastOutcome();
        if (!type.isInstance(outcome)) {
            throw new AssertionError("expected " + type.getSimpleName() + " but was " + outcome);
        }
        return type.cast(outcome);
    }
}
