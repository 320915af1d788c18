package dev.sailplan.applier;

import dev.sailplan.applier.access.ClusterIdentity;
import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.access.LookSchedule;
import dev.sailplan.applier.access.NodePresence;
import dev.sailplan.applier.access.RoutineRequests;
import dev.sailplan.applier.access.ServedKinds;
import dev.sailplan.applier.announce.Announcements;
import dev.sailplan.applier.announce.FactsReport;
import dev.sailplan.applier.announce.StatusTopicReset;
import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.RequestCause;
import dev.sailplan.applier.inbox.PlanRecords;
import dev.sailplan.applier.release.HeldTask;
import dev.sailplan.applier.release.ReleaseHandler;
import dev.sailplan.applier.release.ReleaseReadiness;
import dev.sailplan.applier.retry.RetryPolicy;
import dev.sailplan.applier.rollout.RolloutWatch;
import dev.sailplan.applier.status.ReleaseTools;
import dev.sailplan.applier.store.InventoryStore;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.log.LoopHealth;
import dev.sailplan.common.log.LoopSettings;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.loop.Loop;
import dev.sailplan.common.log.loop.ServiceTopics;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.threads.Exclusion;
import dev.sailplan.common.log.threads.Fanout;
import dev.sailplan.common.rights.Groups;
import dev.sailplan.common.seal.Opener;
import dev.sailplan.common.wire.Records;
import dev.sailplan.common.wire.Topics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/// Runs the applier of one cluster: its wiring, and the loop that carries out releases.
public final class Applier implements AutoCloseable {
    /// How many requests a release has in flight: above 16 an API server on two cores gains nothing.
    private static final int WIDTH = 16;

    private final Ports ports;
    private final ServiceTopics topics;
    private final Loop loop;

    /// The cluster need not answer yet: a service of many clusters begins with those that do.
    public Applier(ApplierSettings settings, Cluster cluster, Ports ports, RandomGenerator random) {
        LoopSettings loop = loop(settings);
        this.ports = ports;
        this.topics =
                new ServiceTopics(loop.membership().group(), Topics.ofApplier(settings.cluster()));
        this.loop = new Loop(loop, ports, work(settings, cluster, ports, random));
    }

    /// @throws LogFailure.Broken when its topics would lose or misplace records
    public void start() {
        topics.verify(ports);
        loop.start();
    }

    public LoopHealth health() {
        return loop.health();
    }

    @Override
    public void close() {
        loop.close();
    }

    private static LoopSettings loop(ApplierSettings settings) {
        ClusterName cluster = settings.cluster();
        Membership membership =
                new Membership(
                        Groups.applier(cluster),
                        settings.instance(),
                        List.of(Topics.plans(cluster)));
        return new LoopSettings(membership, Topics.applierState(cluster), Topics.DEAD_LETTERS);
    }

    /// The service without its loop.
    static Work work(
            ApplierSettings settings, Cluster cluster, Ports ports, RandomGenerator random) {
        RequestCause routine = routine(settings, ports);
        ClusterIdentity identity = new ClusterIdentity(cluster.on(routine));
        Records records = new Records(settings.source(), Optional.of(settings.identity()));
        ClusterTools tools =
                tools(settings, new Named(cluster.on(routine), routine), ports, random);
        BodyOpener bodies =
                new BodyOpener(identity, new Opener(settings.sealing()), settings.fingerprints());
        AtomicReference<Runnable> kindsChanged = new AtomicReference<>(() -> {});
        ReleaseTools context =
                new ReleaseTools(
                        tools,
                        identity,
                        settings.authority(),
                        bodies,
                        records,
                        () -> kindsChanged.get().run());
        ReleaseHandler releases = new ReleaseHandler(context);
        ReleaseReadiness readiness = new ReleaseReadiness(context);
        Announcements announcements =
                new Announcements(
                        tools.inventories(),
                        readiness,
                        new Announcements.Words(
                                settings.cluster(),
                                facts(settings, tools, identity, records),
                                statusTopic(settings, ports)),
                        tools.time());
        kindsChanged.set(announcements::kindsChanged);
        return new ApplierWork(
                new ApplierWork.Parts(
                        settings.cluster(),
                        new PlanRecords(settings.planners()),
                        releases,
                        readiness,
                        new RolloutWatch(context),
                        new HeldTask(context),
                        announcements,
                        tools.time()));
    }

    private static StatusTopicReset statusTopic(ApplierSettings settings, Ports ports) {
        String name = Topics.status(settings.cluster());
        return new StatusTopicReset(() -> ports.log().describe(name).id());
    }

    private static RequestCause routine(ApplierSettings settings, Ports ports) {
        return new RoutineRequests(
                Digest.of(settings.source().toString()),
                RoutineRequests.Purpose.CLUSTER,
                ports.time().instant());
    }

    /// A cluster with the cause of its requests.
    private record Named(Cluster cluster, RequestCause cause) {}

    private static ClusterTools tools(
            ApplierSettings settings, Named named, Ports ports, RandomGenerator random) {
        Cluster cluster = named.cluster();
        RetryPolicy retries = new RetryPolicy(ports.threads(), random);
        return new ClusterTools(
                cluster,
                new ServedKinds(cluster, new Exclusion(ports.threads())),
                new InventoryStore(cluster, retries, named.cause()),
                new Fanout(ports.threads(), WIDTH),
                retries,
                new NodePresence(cluster, ports.time(), new Exclusion(ports.threads())),
                new LookSchedule(random),
                ports.time(),
                settings.instance());
    }

    private static FactsReport facts(
            ApplierSettings settings,
            ClusterTools tools,
            ClusterIdentity identity,
            Records records) {
        return new FactsReport(
                settings.cluster(),
                identity,
                tools,
                new FactsReport.Voice(
                        records, settings.newestSealing().publicHalf(), tools.time()));
    }
}
