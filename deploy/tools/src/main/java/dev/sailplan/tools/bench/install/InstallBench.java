package dev.sailplan.tools.bench.install;

import dev.sailplan.applier.cluster.fabric.Kubeconfig;
import dev.sailplan.tools.bench.fleet.Fleet;
import dev.sailplan.tools.bench.fleet.FleetCopy;
import dev.sailplan.tools.bench.install.InstallFigures.Install;
import dev.sailplan.tools.bench.measure.Conditions;
import dev.sailplan.tools.bench.measure.MeasuredProcesses;
import dev.sailplan.tools.bench.measure.Moment;
import dev.sailplan.tools.bench.stand.BareClient;
import dev.sailplan.tools.bench.stand.FirstInstall;
import dev.sailplan.tools.bench.stand.MeasuredDev;
import dev.sailplan.tools.bench.stand.MeasuredProgram;
import java.lang.ProcessHandle.Info;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Installs a fleet on a cluster that has none, then the same objects twice more in namespaces of their own: by a
/// bare client and by kubectl.
public final class InstallBench {
    // What warms up the clients, as the sample that dev applies does with Sailplan.
    private static final Fleet WARM_UP = new Fleet(3);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration CALM = Duration.ofSeconds(2);
    private final MeasuredDev stand;
    private final Fleet fleet;

    public InstallBench(MeasuredDev stand, Fleet fleet) {
        this.stand = stand;
        this.fleet = fleet;
    }

    public InstallFigures run() throws InterruptedException {
        Moment begun = Moment.now();
        MeasuredProcesses parts = new MeasuredProcesses(stand.dev().processes());
        Install sailplan = measured(parts, () -> new FirstInstall(stand, fleet).run());
        SortedMap<String, Long> memory = parts.peakMemory();
        try (BareClient client =
                new BareClient(Kubeconfig.read(stand.dev().kubeconfig(), Optional.empty()))) {
            Install bare = bare(client);
            Install kubectl = kubectl(client);
            awaitCalm(client);
            return new InstallFigures(
                    Conditions.since(begun), fleet.size(), sailplan, bare, kubectl, memory);
        }
    }

    /// An action that says itself how long it took.
    @FunctionalInterface
    private interface Work {
        Duration run() throws InterruptedException;
    }

    private static Install measured(MeasuredProcesses parts, Work work)
            throws InterruptedException {
        SortedMap<String, Duration> before = parts.cpu();
        Duration took = work.run();
        return new Install(took, MeasuredProcesses.between(before, parts.cpu()));
    }

    private Install bare(BareClient client) throws InterruptedException {
        create(client, new FleetCopy(WARM_UP, "warm"));
        awaitCalm(client);
        Install install = measured(cluster(ProcessHandle.current()), () -> timed(client));
        stand.say("the bare client took " + install.took().toMillis() + " ms");
        return install;
    }

    private Duration timed(BareClient client) throws InterruptedException {
        long start = stand.nanos().getAsLong();
        create(client, new FleetCopy(fleet, "bare"));
        return Duration.ofNanos(stand.nanos().getAsLong() - start);
    }

    private static void create(BareClient client, FleetCopy copy) throws InterruptedException {
        client.create(copy.namespaces());
        client.create(copy.objects());
    }

    private Install kubectl(BareClient client) throws InterruptedException {
        MeasuredProgram kubectl = MeasuredProgram.kubectl(stand);
        kubectl.run("api-resources");
        stand.place().writeCopies(new FleetCopy(fleet, "kubectl").documents());
        awaitCalm(client);
        String folder = stand.place().copies().toString();
        Install install =
                measured(
                        cluster(),
                        () -> kubectl.run("apply", "--server-side", "-f", folder).took());
        stand.say("kubectl took " + install.took().toMillis() + " ms");
        return install;
    }

    /// The control plane, without Sailplan, which rests meanwhile, and with whoever else works.
    private MeasuredProcesses cluster(ProcessHandle... others) {
        List<ProcessHandle> processes = new ArrayList<>(List.of(others));
        stand.dev().processes().stream()
                .filter(process -> !isJava(process.info()))
                .forEach(processes::add);
        return new MeasuredProcesses(processes);
    }

    private static boolean isJava(Info info) {
        return info.command().filter(command -> command.endsWith("java")).isPresent();
    }

    /// Until the controllers are done with what was made so far, so that their work is in the next figure as little
    /// as in the first.
    private void awaitCalm(BareClient client) throws InterruptedException {
        stand.say("waiting for the controllers");
        Instant end = Instant.now().plus(PATIENCE);
        while (!hasSettled(client) && Instant.now().isBefore(end)) {
            Thread.sleep(LOOK);
        }
        Thread.sleep(CALM);
    }

    private static boolean hasSettled(BareClient client) throws InterruptedException {
        return client.count("/apis/apps/v1/replicasets")
                >= client.count("/apis/apps/v1/deployments");
    }
}
