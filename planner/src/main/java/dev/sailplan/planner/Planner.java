package dev.sailplan.planner;

import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.log.LoopHealth;
import dev.sailplan.common.log.LoopSettings;
import dev.sailplan.common.log.loop.Loop;
import dev.sailplan.common.log.loop.ServiceTopics;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.threads.Fanout;
import dev.sailplan.common.rights.Groups;
import dev.sailplan.common.seal.signature.Verifier;
import dev.sailplan.common.settings.ClusterSettings;
import dev.sailplan.common.settings.ProjectSettings;
import dev.sailplan.common.settings.RepositorySettings;
import dev.sailplan.common.settings.ServerSettings;
import dev.sailplan.common.settings.ServiceSettings;
import dev.sailplan.common.wire.RecordReader;
import dev.sailplan.common.wire.Records;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.common.wire.json.StateCodec;
import dev.sailplan.planner.clusters.DependencyWatchers;
import dev.sailplan.planner.clusters.StatusView;
import dev.sailplan.planner.git.GitMirrors;
import dev.sailplan.planner.git.JGitMirrors;
import dev.sailplan.planner.git.pack.MirrorBudget;
import dev.sailplan.planner.git.route.HostRoutes;
import dev.sailplan.planner.git.token.InstallationTokens;
import dev.sailplan.planner.home.HomeRepository;
import dev.sailplan.planner.lane.PlannerWork;
import dev.sailplan.planner.state.PlannerParts;
import dev.sailplan.planner.state.StateCache;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/// Wires the planner as a service: read top to bottom it is its own diagram.
public final class Planner implements AutoCloseable {
    /// The consumer group of all planners.
    public static final String GROUP = Groups.PLANNER;

    private static final int APPLICATIONS_AT_ONCE = 64;
    private final Ports ports;
    private final ServiceTopics topics;
    private final StatusView clusters;
    private final PlannerWork work;
    private final Loop loop;

    /// Holds what a planner is given beside its settings. `instance` names this one among all planners, over restarts.
    public record Surroundings(
            Ports ports,
            GitMirrors git,
            PlannerKeys keys,
            String instance,
            DoubleSupplier random) {}

    public Planner(ServerSettings settings, Surroundings surroundings) {
        ports = surroundings.ports();
        topics =
                new ServiceTopics(
                        GROUP,
                        Topics.ofPlanner(
                                settings.clusters().stream().map(ClusterSettings::name).toList()));
        PlannerKeys keys = surroundings.keys();
        clusters = new StatusView(keys.readers(), ports);
        PlannerParts parts =
                new PlannerParts(
                        surroundings.git(),
                        clusters,
                        new DependencyWatchers(),
                        new PlannerSeals(keys.master()),
                        new PlannerParts.Wire(
                                new Records(
                                        URI.create("/planner/" + surroundings.instance()),
                                        Optional.of(keys.signer())),
                                // Events are hints: nobody signs them.
                                new RecordReader(Verifier.WITHOUT_KEYS),
                                new StateCache(new StateCodec())),
                        new Fanout(ports.threads(), APPLICATIONS_AT_ONCE),
                        ports.time(),
                        new PlannerParts.Pace(planner(settings).poll(), surroundings.random()));
        work = new PlannerWork(parts, repositories(settings));
        loop =
                new Loop(
                        new LoopSettings(
                                new Membership(
                                        GROUP, surroundings.instance(), List.of(Topics.EVENTS)),
                                Topics.PLANNER_STATE,
                                Topics.DEAD_LETTERS),
                        ports,
                        work);
    }

    /// Mirrors of all repositories of the settings. Only `dev` may read repositories without TLS.
    public static GitMirrors mirrors(ServerSettings settings, Ports ports) {
        HostRoutes routes = new HostRoutes(settings.git());
        RepositoryRemotes remotes =
                new RepositoryRemotes(settings, new InstallationTokens(routes, ports.time()));
        return new JGitMirrors(
                planner(settings).mirrors(),
                remotes.all(),
                MirrorBudget.STANDARD,
                ports.time(),
                routes);
    }

    private static ServiceSettings.Planner planner(ServerSettings settings) {
        return settings.services().planner();
    }

    private static List<HomeRepository> repositories(ServerSettings settings) {
        return settings.repositories().stream()
                .map(repository -> repository(repository, settings))
                .toList();
    }

    private static HomeRepository repository(
            RepositorySettings repository, ServerSettings settings) {
        ProjectSettings project =
                settings.project(repository.project())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "repository "
                                                + repository.name()
                                                + " names project "
                                                + repository.project()
                                                + ", which is not there"));
        return new HomeRepository(
                repository.name(),
                repository.branches().stream().map(RefName::branch).toList(),
                project,
                repository.poll());
    }

    /// @throws LogFailure.Broken when its topics would lose or misplace records
    public void start() {
        topics.verify(ports);
        clusters.start(work);
        loop.start();
    }

    public LoopHealth health() {
        return loop.health();
    }

    @Override
    public void close() {
        loop.close();
        clusters.close();
    }
}
