package dev.sailplan.deploy.failpoint;

import dev.sailplan.applier.Applier;
import dev.sailplan.applier.ApplierSettings;
import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.fabric.FabricCluster;
import dev.sailplan.applier.cluster.fabric.Kubeconfig;
import dev.sailplan.applier.inbox.PlanSigners;
import dev.sailplan.applier.prepare.ProjectAuthority;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.threads.VirtualThreads;
import dev.sailplan.common.seal.key.KeyFile;
import dev.sailplan.common.seal.key.KeyFiles;
import dev.sailplan.common.seal.key.KeyKind;
import dev.sailplan.common.seal.key.KeyUse;
import dev.sailplan.common.seal.secret.FingerprintKey;
import dev.sailplan.common.seal.secret.Fingerprints;
import dev.sailplan.common.settings.ServerSettings;
import dev.sailplan.planner.Planner;
import dev.sailplan.planner.PlannerKeys;
import dev.sailplan.planner.git.GitMirrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A planner and an applier in a process of their own, with a tripwire behind everything they ask of the world.
///
/// Told on its standard input: `start`, `set <failpoint> <nth>`, `passes`, `stop`. Answers each with lines and
/// `done`.
final class ServicesMain {
    private final Installation installation;
    private final Tripwire tripwire = new Tripwire();
    private final Wired wired = new Wired(tripwire);
    private final PrintStream out;
    private final List<Running> running = new ArrayList<>();

    private interface Running extends AutoCloseable {
        @Override
        void close();
    }

    private ServicesMain(Installation installation, PrintStream out) {
        this.installation = installation;
        this.out = out;
    }

    static void main(String[] arguments) throws IOException {
        Installation installation =
                new Installation(Path.of(arguments[0]), arguments[1], arguments[2]);
        new ServicesMain(installation, System.out).obey();
    }

    private void obey() throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "start" -> start();
                case "stop" -> running.reversed().forEach(Running::close);
                case "set" -> tripwire.set(Failpoint.parse(words[1]), Integer.parseInt(words[2]));
                case "passes" -> tripwire.passes().forEach((it, n) -> out.println(it + " " + n));
                default -> throw new IllegalArgumentException(line);
            }
            out.println("done");
            out.flush();
        }
        System.exit(0);
    }

    private void start() {
        int replicas = installation.settings().kafka().replicas();
        Log log = wired.port(Log.class, new KafkaLog(installation.connection(), replicas));
        Ports ports = new Ports(log, new VirtualThreads(), InstantSource.system());
        Cluster cluster =
                wired.port(
                        Cluster.class,
                        FabricCluster.at(
                                Kubeconfig.read(installation.kubeconfig(), Optional.empty())));
        Applier applier = new Applier(applier(), cluster, ports, RandomGenerator.getDefault());
        running.add(applier::close);
        applier.start();
        ServerSettings settings = installation.settings();
        GitMirrors mirrors = wired.port(GitMirrors.class, Planner.mirrors(settings, ports));
        Planner planner =
                new Planner(
                        settings,
                        new Planner.Surroundings(
                                ports, mirrors, PlannerKeys.read(settings), "it", () -> 0.5));
        running.add(planner::close);
        planner.start();
    }

    private ApplierSettings applier() {
        FingerprintKey master = key(KeyKind.FINGERPRINT_MASTER).fingerprintKey();
        return new ApplierSettings(
                Installation.CLUSTER,
                "it",
                URI.create("/applier/it"),
                ProjectAuthority.of(installation.settings()),
                PlanSigners.read(installation.settings()),
                key(KeyKind.CLUSTER_IDENTITY).signer(),
                List.of(key(KeyKind.SEALING).sealingKeyPair()),
                uid -> new Fingerprints(master.forCluster(uid)));
    }

    private KeyFile key(KeyKind kind) {
        return new KeyFiles(KeyUse.DEV).ensure(installation.key(kind), kind);
    }
}
