package dev.sailplan.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.fabric.Kubeconfig;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.local.kube.nodes.FakeNodes;
import dev.sailplan.local.kube.provide.Provisioning;
import dev.sailplan.local.kube.provide.binary.Binary;
import dev.sailplan.local.kube.provide.binary.Progress;
import dev.sailplan.tools.bench.fleet.Fleet;
import dev.sailplan.tools.bench.measure.ApiCounters;
import dev.sailplan.tools.bench.measure.Cleanup;
import dev.sailplan.tools.bench.measure.GitCounters;
import dev.sailplan.tools.bench.rollout.RolloutText;
import dev.sailplan.tools.bench.stand.AppliedWait;
import dev.sailplan.tools.bench.stand.BareClient;
import dev.sailplan.tools.bench.stand.FirstInstall;
import dev.sailplan.tools.bench.stand.MeasuredDev;
import dev.sailplan.tools.bench.stand.StandSetup;
import dev.sailplan.tools.bench.stand.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a fleet costs the servers around Sailplan, by their own counters. `-Dsailplan.fleet.apps` and
/// `-Dsailplan.fleet.nodes` make it as large as one likes; the budgets are the same.
class FleetCostsIT {
    private static final int APPLICATIONS = Integer.getInteger("sailplan.fleet.apps", 60);
    private static final int NODES = Integer.getInteger("sailplan.fleet.nodes", 20);
    private static final Duration REST =
            Duration.ofSeconds(Integer.getInteger("sailplan.fleet.rest", 15));
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int PUSHES = 5;
    // A node is 18 KB, and one is enough to know that there are some.
    private static final long NODE = 64 << 10;

    @TempDir private Path folder = Path.of(".");
    private final Cleanup cleanup = new Cleanup();
    private final Fleet fleet = new Fleet(APPLICATIONS);

    private record Cost(ApiCounters api, GitCounters git) {}

    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }

    private MeasuredDev stand;
    private BareClient client;

    @BeforeEach
    void start() throws InterruptedException {
        Redirect output = Redirect.appendTo(Path.of("target", "fleet-dev.output").toFile());
        stand = MeasuredDev.start(new StandSetup(new Workplace(folder), cleanup, output, _ -> {}));
        client = new BareClient(Kubeconfig.read(stand.dev().kubeconfig(), Optional.empty()));
        cleanup.add(client::end);
        try (Provisioning binaries = Provisioning.start(Progress.silent())) {
            FakeNodes.only(
                    FakeNodes.site(stand.dev().kubeconfig(), folder.resolve("nodes")),
                    NODES,
                    binaries.await(Binary.KUBECTL).path());
        }
    }

    @AfterEach
    void stop() {
        cleanup.close();
    }

    @Test
    void a_fleet_costs_a_cluster_and_a_git_host_no_more_than_its_changes()
            throws InterruptedException {
        Cost install = costOf(() -> new FirstInstall(stand, fleet).run());
        awaitHealth(head(), fleet.applications());
        Cost pushes = costOf(this::push);
        Cost rest = costOf(() -> Thread.sleep(REST));

        say("install", install);
        say(PUSHES + " pushes", pushes);
        say("rest", rest);

        // A release of five new objects: no more than two requests for each and a handful for the
        // whole.
        assertThat(install.api().requests(FleetCostsIT::isSailplans))
                .as("API requests of an install, " + install.api().requests())
                .isLessThan(16L * APPLICATIONS + 100);
        assertThat(install.git().requests()).as("Git requests of an install").isLessThan(15);

        // A push of one object, and the fleet around it costs nothing. How often its rollout is
        // looked at is a matter of how long the cluster takes.
        assertThat(pushes.api().requests(kind -> isSailplans(kind) && !isLook(kind)))
                .as("API requests of pushes, " + pushes.api().requests())
                .isLessThan(16L * PUSHES + 20);
        assertThat(pushes.git().requests()).as("Git requests of pushes").isLessThan(8L * PUSHES);
        assertThat(pushes.git().bytes()).as("Git bytes of pushes").isLessThan(50_000L * PUSHES);

        // Nothing happens. What is healthy is looked at every few minutes, and whatever its size
        // the fleet asks for that no more than four times a second.
        assertThat(rest.api().requests(kind -> isSailplans(kind) && !isLook(kind)))
                .as("API requests at rest, " + rest.api().requests())
                .isLessThan(20);
        assertThat(rest.api().requests(FleetCostsIT::isLook))
                .as("looks at rest, " + rest.api().requests())
                .isLessThanOrEqualTo(Math.min(4 * REST.toSeconds(), APPLICATIONS));
        assertThat(rest.git().requests()).as("Git requests at rest").isLessThan(5);

        // However many nodes there are.
        for (Cost cost : new Cost[] {install, pushes, rest}) {
            assertThat(cost.api().bytes(RolloutText::isListOfNodes))
                    .as("bytes of lists of nodes")
                    .isLessThan(
                            NODE * Math.max(1, cost.api().requests(RolloutText::isListOfNodes)));
        }
    }

    private static boolean isLook(ApiCounters.Kind kind) {
        return kind.verb().equals("GET") && kind.resource().equals("deployments");
    }

    private void push() throws InterruptedException {
        for (int i = 1; i <= PUSHES; i++) {
            stand.place().write(fleet.changedFile(i), fleet.changed(i));
            CommitId commit = stand.commit("Change " + i);
            stand.git().run("push", "-q", "origin", "HEAD:main");
            ApplicationKey application = fleet.changedApplication(i);
            var _ = new AppliedWait(stand, Set.of(application)).await(commit, PATIENCE);
            awaitHealth(commit, Set.of(application));
        }
    }

    /// What a rollout costs ends with the rollout, and on a slow machine that is long after the release.
    private void awaitHealth(CommitId commit, Set<ApplicationKey> applications)
            throws InterruptedException {
        assertThat(stand.health().await(commit, applications, PATIENCE).keySet())
                .as("applications said to be healthy")
                .containsAll(applications);
    }

    private CommitId head() throws InterruptedException {
        return new CommitId(stand.git().run("rev-parse", "HEAD").output().strip());
    }

    private Cost costOf(Work work) throws InterruptedException {
        ApiCounters api = client.counters();
        GitCounters git = git();
        work.run();
        return new Cost(client.counters().since(api), git().since(git));
    }

    private GitCounters git() throws InterruptedException {
        URI address = URI.create(stand.dev().git() + "/metrics");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return GitCounters.parse(
                    http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Not what the control plane asks itself: its controllers watch, renew leases, and write what follows from
    /// Deployments and namespaces.
    private static boolean isSailplans(ApiCounters.Kind kind) {
        return switch (kind.verb()) {
            case "APPLY", "PATCH" -> kind.part().isEmpty();
            case "GET", "LIST" -> !kind.resource().isEmpty();
            case "PUT", "POST", "DELETE" -> kind.resource().equals("configmaps");
            default -> false;
        };
    }

    private static void say(String what, Cost cost) {
        System.out.printf(
                Locale.ROOT,
                "%d applications, %d nodes, %s: %d API requests of Sailplan's kinds (%d of all), %d"
                        + " KiB of answers, %d Git requests, %d KiB%n",
                APPLICATIONS,
                NODES,
                what,
                cost.api().requests(FleetCostsIT::isSailplans),
                cost.api().requests(_ -> true),
                cost.api().bytes(kind -> !kind.verb().equals("WATCH")) >> 10,
                cost.git().requests(),
                cost.git().bytes() >> 10);
    }
}
