package dev.sailplan.local.kube.nodes;

import dev.sailplan.local.LocalException;
import dev.sailplan.local.kube.provide.Provisioning;
import dev.sailplan.local.kube.provide.binary.Binary;
import dev.sailplan.local.kube.provide.binary.GoModule;
import dev.sailplan.local.kube.provide.binary.Progress;
import dev.sailplan.local.kube.provide.fetch.ToolRun;
import dev.sailplan.local.process.ChildProcess;
import dev.sailplan.local.process.Ports;
import dev.sailplan.local.process.ProcessRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Simulates the nodes of a cluster and the pods on them: KWOK answers for their kubelets, and a real kube-scheduler
/// places the pods. Each node is as large as one of a cloud.
public final class FakeNodes implements AutoCloseable {
    private static final String PATIENCE = "--timeout=300s";
    private final List<ChildProcess> children = new ArrayList<>();

    private FakeNodes() {}

    /// Holds the cluster that the nodes join, and the folder of their logs.
    public record Site(Path kubeconfig, Path folder) {}

    /// Returns when so many nodes are ready; the programs are built first where they are not there yet.
    public static FakeNodes join(Site site, int count, Progress progress)
            throws InterruptedException {
        var nodes = new FakeNodes();
        try (var binaries = Provisioning.startFakeNodes(progress)) {
            var home =
                    new ChildProcess.Home(
                            site.folder().resolve("logs"),
                            new ProcessRecords(site.folder().resolve("processes")));
            nodes.launch(home, Binary.KUBE_SCHEDULER, scheduler(site, binaries));
            nodes.launch(home, Binary.KWOK, kwok(site, binaries));
            var kubectl = new Kubectl(binaries.await(Binary.KUBECTL).path(), site);
            create(site, NodeObject.list(count), kubectl);
            nodes.mustRun();
            await(kubectl);
            return nodes;
        } catch (RuntimeException | InterruptedException e) {
            nodes.close();
            throw e;
        }
    }

    /// Nodes that are ready and on which nothing runs, in a moment and without a program: for costs that come with
    /// nodes alone.
    public static void only(Site site, int count, Path kubectl) throws InterruptedException {
        create(site, NodeObject.ready(count), new Kubectl(kubectl, site));
    }

    private void launch(ChildProcess.Home home, Binary binary, List<String> command) {
        children.add(ChildProcess.start(home, binary.program(), command));
    }

    private static List<String> scheduler(Site site, Provisioning binaries) {
        return List.of(
                binaries.await(Binary.KUBE_SCHEDULER).path().toString(),
                "--kubeconfig=" + site.kubeconfig(),
                // It serves nothing: its health is that of its process.
                "--secure-port=0",
                "--leader-elect=false",
                "--profiling=false");
    }

    private static List<String> kwok(Site site, Provisioning binaries) {
        return List.of(
                binaries.await(Binary.KWOK).path().toString(),
                "--config=" + stages(site),
                "--kubeconfig=" + site.kubeconfig(),
                "--manage-all-nodes=true",
                "--node-lease-duration-seconds=40",
                "--server-address=127.0.0.1:" + Ports.free());
    }

    private static Path stages(Site site) {
        try {
            return GoModule.KWOK.write("stages.yaml", site.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void mustRun() {
        children.stream()
                .filter(child -> !child.isAlive())
                .findFirst()
                .ifPresent(child -> {
                    throw new LocalException(child.epitaph());
                });
    }

    private static void create(Site site, String nodes, Kubectl kubectl)
            throws InterruptedException {
        try {
            var file = site.folder().resolve("nodes.json");
            Files.writeString(file, nodes);
            kubectl.run("create", "-f", file.toString());
        } catch (IOException e) {
            throw new LocalException("the fake nodes were not made: " + e.getMessage(), e);
        }
    }

    /// No controller of nodes runs, so that nobody else takes off the taint that every new node has.
    private static void await(Kubectl kubectl) throws InterruptedException {
        try {
            kubectl.run("wait", "nodes", "--all", "--for=condition=Ready", PATIENCE);
            kubectl.run("taint", "nodes", "--all", "node.kubernetes.io/not-ready:NoSchedule-");
        } catch (IOException e) {
            throw new LocalException("the fake nodes are not ready: " + e.getMessage(), e);
        }
    }

    private record Kubectl(Path program, Site site) {
        void run(String... arguments) throws IOException, InterruptedException {
            var words = new ArrayList<>(List.of(program.toString(), "--kubeconfig"));
            words.add(site.kubeconfig().toString());
            words.addAll(List.of(arguments));
            var _ = ToolRun.in(site.folder()).run(words.toArray(String[]::new));
        }
    }

    /// Makes the folder of a site.
    public static Site site(Path kubeconfig, Path folder) {
        try {
            return new Site(kubeconfig, Files.createDirectories(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        children.reversed().forEach(child -> child.stop(Duration.ofSeconds(5)));
        children.clear();
    }
}
