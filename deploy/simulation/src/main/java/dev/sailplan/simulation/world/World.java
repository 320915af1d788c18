package dev.sailplan.simulation.world;

import dev.sailplan.applier.Applier;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Keys;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.fake.FlakyLog;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.port.TopicSpec;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.planner.Planner;
import dev.sailplan.simulation.cluster.Connection;
import dev.sailplan.simulation.cluster.Network;
import dev.sailplan.simulation.cluster.ObjectChange;
import dev.sailplan.simulation.git.CommitGenerator;
import dev.sailplan.simulation.git.Remote;
import dev.sailplan.simulation.git.SimulatedMirrors;
import dev.sailplan.simulation.log.Broker;
import dev.sailplan.simulation.log.SteppedLog;
import dev.sailplan.simulation.schedule.Scheduler;
import dev.sailplan.simulation.schedule.SimulatedProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Holds everything there is: one log, one cluster, repositories, and the machines of planners and appliers.
final class World {
    private static final int PARTITIONS = 4;

    /// After this the broker gives a member's partitions to others.
    static final Duration SESSION = Duration.ofSeconds(10);

    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final Shape shape;
    private final Installation installation;
    private final SimulatedProcess outside;
    private final Tampering tampering;
    private final FakeLog log;
    private final FakeCluster cluster = new FakeCluster();
    private final Broker broker;
    private final Network network;
    private final List<CommitGenerator> stories = new ArrayList<>();
    private final List<Machine> planners = new ArrayList<>();
    private final List<Machine> appliers = new ArrayList<>();
    private final List<SimulatedMirrors> mirrors = new ArrayList<>();
    private boolean gitIsDown;

    /// Holds what every installation has.
    record Equipment(Keys keys, Tampering tampering) {}

    World(Scheduler scheduler, RandomGenerator random, Shape shape, Equipment equipment) {
        this.tampering = equipment.tampering();
        this.scheduler = scheduler;
        this.random = random;
        this.shape = shape;
        this.outside = scheduler.process("outside");
        this.log =
                new FakeLog(scheduler.quietThreads(scheduler.process("broker")), scheduler.time());
        this.broker = new Broker(random, shape.broker(), this::stall);
        this.network = new Network(random, shape.network());
        List<RepositoryName> names = new ArrayList<>();
        for (int i = 0; i < shape.repositories(); i++) {
            RepositoryName name = new RepositoryName("repo" + i);
            names.add(name);
            stories.add(
                    new CommitGenerator(
                            new Remote(name), applications(i), random, shape.isLively()));
        }
        this.installation = new Installation(equipment.keys(), names);
    }

    private List<String> applications(int repository) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < shape.applications(); i++) {
            names.add("app" + repository + i);
        }
        return names;
    }

    /// @param witness is told of everything that an applier changes
    void build(ObjectChange.Witness witness) {
        for (TopicSpec topic : Topics.all(List.of(Names.CLUSTER))) {
            createTopic(topic);
        }
        for (int i = 0; i < shape.planners(); i++) {
            planners.add(planner("planner-" + i));
        }
        Connection.Far far = new Connection.Far(cluster, network, witness);
        for (int i = 0; i < shape.appliers(); i++) {
            appliers.add(applier("applier-" + i, far));
        }
    }

    private void createTopic(TopicSpec topic) {
        log.createTopic(topic.name(), Math.min(topic.partitions(), PARTITIONS));
    }

    /// Stops a process for longer than its session, which the broker notices and it doesn't.
    private void stall(SimulatedProcess process) {
        scheduler.pause(process, SESSION.plusMillis(1 + random.nextInt(10_000)));
        machines().stream()
                .filter(machine -> machine.process().equals(Optional.of(process)))
                .forEach(this::evictLater);
    }

    /// What the broker does with a member that says nothing.
    void evictLater(Machine machine) {
        Optional<SimulatedProcess> silent = machine.process();
        scheduler
                .quietThreads(outside)
                .start(
                        "session",
                        () -> {
                            scheduler.sleep(SESSION);
                            if (machine.process().equals(silent)) {
                                evict(machine);
                            }
                        });
    }

    void evict(Machine machine) {
        log.evict(machine.group().name(), machine.group().instance());
    }

    /// What happens to a topic that is deleted by mistake, and made again by the operator.
    void loseTopic(String name) {
        log.deleteTopic(name);
        Topics.all(List.of(Names.CLUSTER)).stream()
                .filter(topic -> topic.name().equals(name))
                .forEach(this::createTopic);
    }

    private Machine planner(String name) {
        SimulatedMirrors disk =
                new SimulatedMirrors(
                        stories.stream().map(CommitGenerator::remote).toList(),
                        scheduler,
                        () -> gitIsDown);
        mirrors.add(disk);
        return new Machine(
                name,
                new Machine.Group(Planner.GROUP, name),
                scheduler,
                process ->
                        new Planner(
                                        installation.settings(),
                                        new Planner.Surroundings(
                                                ports(process),
                                                disk,
                                                installation.plannerKeys(),
                                                name,
                                                random::nextDouble))
                                .start());
    }

    private Machine applier(String name, Connection.Far far) {
        return new Machine(
                name,
                new Machine.Group("sailplan.applier." + Names.CLUSTER, name),
                scheduler,
                process ->
                        new Applier(
                                        installation.applier(name),
                                        tampering
                                                .cluster()
                                                .apply(new Connection(far, scheduler, process)),
                                        ports(process),
                                        random)
                                .start());
    }

    private Ports ports(SimulatedProcess process) {
        FlakyLog flaky = new FlakyLog(log);
        flaky.atCommit(broker::fate);
        Log stepped = new SteppedLog(flaky, scheduler, broker, process);
        return new Ports(
                tampering.log().apply(stepped), scheduler.threads(process), scheduler.time());
    }

    List<Machine> machines() {
        List<Machine> all = new ArrayList<>(planners);
        all.addAll(appliers);
        return all;
    }

    List<Machine> planners() {
        return planners;
    }

    List<Machine> appliers() {
        return appliers;
    }

    List<CommitGenerator> stories() {
        return stories;
    }

    List<SimulatedMirrors> mirrors() {
        return mirrors;
    }

    FakeLog log() {
        return log;
    }

    FakeCluster cluster() {
        return cluster;
    }

    Broker broker() {
        return broker;
    }

    Network network() {
        return network;
    }

    Shape shape() {
        return shape;
    }

    /// Whatever is no service.
    SimulatedProcess process() {
        return outside;
    }

    void gitIsDown(boolean down) {
        gitIsDown = down;
    }
}
