package dev.sailplan.deploy.dev;

import dev.sailplan.applier.Applier;
import dev.sailplan.applier.ApplierSettings;
import dev.sailplan.applier.cluster.fabric.FabricCluster;
import dev.sailplan.applier.cluster.fabric.Kubeconfig;
import dev.sailplan.common.log.LoopHealth;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.threads.VirtualThreads;
import dev.sailplan.common.settings.ServerSettings;
import dev.sailplan.deploy.dev.part.DevCluster;
import dev.sailplan.deploy.dev.part.DevKeys;
import dev.sailplan.deploy.dev.part.DevSettings;
import dev.sailplan.deploy.dev.part.Sample;
import dev.sailplan.deploy.dev.run.DevFolder;
import dev.sailplan.deploy.dev.run.StartedParts;
import dev.sailplan.planner.Planner;
import dev.sailplan.planner.PlannerKeys;
import dev.sailplan.planner.git.GitMirrors;
import dev.sailplan.planner.git.JGitMirrors;
import dev.sailplan.planner.git.pack.MirrorBudget;
import dev.sailplan.planner.git.transfer.GitRemote;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;

/// A planner and an applier beside dev's own, or without any, with the keys of a data folder.
@NullMarked
public final class TestServices implements AutoCloseable {
    private final DevFolder folder;
    private final String kafka;
    private final Ports ports;
    private final KafkaLog log;
    private final StartedParts started = new StartedParts();
    private final List<Supplier<LoopHealth>> health = new ArrayList<>();

    public TestServices(Path data, String kafka, InstantSource time) {
        this.folder = new DevFolder(data);
        DevKeys.in(folder.keys(), new SecureRandom());
        this.kafka = kafka;
        this.log = started.add("log", new KafkaLog(KafkaConnection.to(kafka), 1));
        this.ports = new Ports(log, new VirtualThreads(), time);
    }

    /// @param mirrors of its own: two planners don't share a disk
    public TestServices planner(URI git, String instance, Path mirrors, MirrorBudget budget) {
        ServerSettings settings = settings(git);
        GitRemote remote = GitRemote.of(Sample.NAME, git.toString(), Optional.empty(), true);
        GitMirrors reader = new JGitMirrors(mirrors, List.of(remote), budget, ports.time());
        Planner planner =
                new Planner(
                        settings,
                        new Planner.Surroundings(
                                ports,
                                reader,
                                PlannerKeys.read(settings),
                                instance,
                                RandomGenerator.getDefault()::nextDouble));
        started.add("planner", planner).start();
        health.add(planner::health);
        return this;
    }

    public TestServices applier(Path kubeconfig, String instance) {
        FabricCluster cluster =
                started.add(
                        "cluster client",
                        FabricCluster.at(Kubeconfig.read(kubeconfig, Optional.empty())));
        ApplierSettings settings =
                ApplierSettings.of(
                        settings(URI.create("http://127.0.0.1:1")), DevSettings.CLUSTER, instance);
        Applier applier = new Applier(settings, cluster, ports, RandomGenerator.getDefault());
        started.add("applier", applier).start();
        health.add(applier::health);
        return this;
    }

    private ServerSettings settings(URI git) {
        DevCluster cluster = new DevCluster(Path.of("unused"), "unused", "unused");
        return DevSettings.of(folder, new DevSettings.Places(kafka, git, 0, cluster));
    }

    /// Whether each of them runs.
    public boolean isRunning() {
        return health.stream().allMatch(it -> it.get().running());
    }

    @Override
    public void close() {
        started.close();
    }
}
