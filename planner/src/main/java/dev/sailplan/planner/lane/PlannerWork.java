package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.HandledRecord;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Lanes;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.Routing;
import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.wire.Decoded;
import dev.sailplan.planner.application.ApplicationPlanner;
import dev.sailplan.planner.application.KnownBodies;
import dev.sailplan.planner.application.PlanDrafting;
import dev.sailplan.planner.clusters.StatusListener;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import dev.sailplan.planner.home.HomeLane;
import dev.sailplan.planner.home.HomeRepository;
import dev.sailplan.planner.home.PastCommits;
import dev.sailplan.planner.push.BranchPoll;
import dev.sailplan.planner.push.CoalescedPushes;
import dev.sailplan.planner.push.HeardWebhooks;
import dev.sailplan.planner.push.PushRun;
import dev.sailplan.planner.removal.RepositoryRemoval;
import dev.sailplan.planner.render.PlainRenderer;
import dev.sailplan.planner.state.InternalFault;
import dev.sailplan.planner.state.ManifestMemory;
import dev.sailplan.planner.state.PlannerParts;
import dev.sailplan.planner.state.RepositoryState;
import dev.sailplan.planner.upkeep.BodyRequestBackoff;
import dev.sailplan.planner.upkeep.HoldAnswers;
import dev.sailplan.planner.upkeep.ReleaseCare;
import dev.sailplan.planner.upkeep.Replanning;
import dev.sailplan.planner.upkeep.Upkeep;
import dev.sailplan.planner.upkeep.WantedBodies;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Does the planner's work on the log: events in; plans, releases and decisions out, on one lane for each repository.
public final class PlannerWork implements Work, StatusListener {
    private static final int MOST_REMEMBERED = 200_000;
    private final PlannerParts parts;
    private final Map<RepositoryName, HomeRepository> repositories;
    private final Map<String, HomeRepository> byLane;
    private final ApplicationPlanner planner;
    private final BodyRequestBackoff answers = new BodyRequestBackoff();
    private final HeardWebhooks webhooks = new HeardWebhooks();
    private final AtomicReference<Optional<Lanes>> lanes = new AtomicReference<>(Optional.empty());

    public PlannerWork(PlannerParts parts, Collection<HomeRepository> repositories) {
        this(parts, repositories, new ManifestMemory());
    }

    public PlannerWork(
            PlannerParts parts, Collection<HomeRepository> repositories, ManifestMemory memory) {
        this.parts = parts;
        this.repositories =
                repositories.stream()
                        .collect(Collectors.toMap(HomeRepository::name, Function.identity()));
        this.byLane =
                repositories.stream()
                        .collect(Collectors.toMap(HomeRepository::lane, Function.identity()));
        PlanDrafting drafting =
                new PlanDrafting(parts, new PlainRenderer(), new KnownBodies(MOST_REMEMBERED));
        this.planner = new ApplicationPlanner(parts, drafting, memory);
    }

    @Override
    public Routing route(Inbound record) {
        return switch (parts.wire().reader().read(record)) {
            case Decoded.Of(Event event, _, _) -> route(event);
            case Decoded.Unreadable(var why) -> new Routing.Unreadable(why);
            case Decoded.Of _, Decoded.Piece _, Decoded.Header _, Decoded.Ignored _ ->
                    new Routing.Skip();
        };
    }

    private Routing route(Event event) {
        return switch (event) {
            case Event.PullRequestChanged pull ->
                    new Routing.ToLane(pull.repository() + "/pr/" + pull.pullRequest().number());
            case Pushed _, Event.SourceChanged _, Event.Request _ ->
                    new Routing.ToLane(HomeRepository.lane(event.repository()));
        };
    }

    @Override
    public HandledRecord handle(Inbound record, Lane lane) {
        Event event = event(record).orElseThrow(() -> new Unprocessable("not an event"));
        return switch (event) {
            case Pushed push -> pushed(push, lane);
            // Previews come later; the record itself is what is kept of it.
            case Event.PullRequestChanged _, Event.SourceChanged _ ->
                    HandledRecord.with(Outputs.NONE);
            case Event.ApprovalGranted request -> HandledRecord.with(answered(request, lane));
            case Event.LetGoRequested request -> HandledRecord.with(answered(request, lane));
            case Event.RefreshRequested _, Event.RollbackRequested _, Event.PauseRequested _ ->
                    HandledRecord.with(refused(event, "is not supported yet by this version"));
        };
    }

    private HandledRecord pushed(Pushed push, Lane lane) {
        HomeRepository repository = repositories.get(push.repository());
        if (repository == null) {
            return HandledRecord.with(refused(push, "is not configured here"));
        }
        webhooks.told(push);
        PushRun run = new PushRun(HomeLane.of(parts, repository, lane), planner);
        CoalescedPushes coalesced = CoalescedPushes.of(push, lane, this::event);
        Outputs outputs = Outputs.NONE;
        for (Pushed older : coalesced.older()) {
            outputs =
                    outputs.and(
                            run.superseded(
                                    older,
                                    coalesced.newest().after(),
                                    "a newer push to the same branch came before it was planned"));
        }
        return new HandledRecord(outputs.and(run.run(coalesced.newest())), coalesced.answered());
    }

    private Outputs answered(Event.Request request, Lane lane) {
        HomeRepository repository = repositories.get(request.repository());
        return repository == null
                ? refused(request, "is not configured here")
                : answered(request, HomeLane.of(parts, repository, lane));
    }

    /// Where the topic of its cluster can't be written the person is told so, and nothing behind it waits. That shows at
    /// a commit before the one that ends the record: whoever comes to the record again finds it answered.
    private static Outputs answered(Event.Request request, HomeLane home) {
        HoldAnswers approvals = new HoldAnswers(home);
        try {
            if (!home.state().isAnswered(request.id())) {
                home.commit(home.state().putAnswered(approvals.answer(request), request.id()));
            }
            return home.state().endAnswered(Outputs.NONE);
        } catch (LogFailure.Unwritable e) {
            return approvals.declined(
                    request, "it can't be released now: topic " + e.topic() + " can't be written");
        }
    }

    private Optional<Event> event(Inbound record) {
        return parts.wire().reader().read(record) instanceof Decoded.Of(Event event, _, _)
                ? Optional.of(event)
                : Optional.empty();
    }

    @Override
    public boolean isOfTheWorld(Throwable thrown) {
        return thrown instanceof GitUnavailable;
    }

    @Override
    public Outputs quarantined(Inbound record, String error, Lane lane) {
        return event(record).map(event -> givenUp(event, error, lane)).orElse(Outputs.NONE);
    }

    private Outputs givenUp(Event event, String error, Lane lane) {
        HomeRepository repository = repositories.get(event.repository());
        return repository == null
                ? refused(event, InternalFault.quarantined(event, error))
                : givenUp(event, error, HomeLane.of(parts, repository, lane));
    }

    private Outputs givenUp(Event event, String error, HomeLane home) {
        if (event instanceof Pushed push) {
            return new PushRun(home, planner).givenUp(push, error);
        }
        return home.state().isAnswered(event.id())
                ? home.state().endAnswered(Outputs.NONE)
                : refused(event, InternalFault.quarantined(event, error));
    }

    private Outputs refused(Event event, String why) {
        return refused(
                event,
                new Problem(
                        SourceLocation.wholeFile(event.repository().value()),
                        event.getClass().getSimpleName() + " " + why));
    }

    private Outputs refused(Event event, Problem problem) {
        return Outputs.NONE.with(
                parts.wire()
                        .records()
                        .decision(
                                new Decision.Refused(
                                        event.id(),
                                        event.repository(),
                                        Optional.empty(),
                                        List.of(problem),
                                        parts.time().instant())));
    }

    @Override
    public Outputs wake(String task, Lane lane) {
        HomeRepository repository = byLane.get(lane.name());
        if (repository == null) {
            return task.equals(RepositoryRemoval.TASK)
                    ? new RepositoryRemoval(parts, HomeRepository.ofLane(lane.name()), lane).end()
                    : Outputs.NONE;
        }
        return woken(task, HomeLane.of(parts, repository, lane));
    }

    private Outputs woken(String task, HomeLane home) {
        return switch (task) {
            case PushRun.RETRY -> new PushRun(home, planner).retry();
            case BranchPoll.BEGIN -> new BranchPoll(home, webhooks).begin(repositories.size());
            case BranchPoll.POLL -> new BranchPoll(home, webhooks).poll();
            case Upkeep.FACTS -> upkeep(home).factsChanged();
            case Upkeep.STATUS -> upkeep(home).statusChanged();
            default ->
                    Upkeep.ofStatus(task)
                            .map(upkeep(home)::statusChanged)
                            .orElseThrow(
                                    () -> new IllegalArgumentException("no such task: " + task));
        };
    }

    private Upkeep upkeep(HomeLane home) {
        PastCommits files = new PastCommits(parts.git(), home.repository());
        return new Upkeep(
                home,
                new ReleaseCare(home, new WantedBodies(home, planner, answers, files)),
                new Replanning(home, planner, files));
    }

    @Override
    public void assigned(int partition, StateView state, Lanes opened) {
        lanes.set(Optional.of(opened));
        repositories.values().stream()
                .filter(repository -> opened.partitionOf(repository.name().value()) == partition)
                .forEach(repository -> {
                    new RepositoryState(state, parts, repository.name()).announceClusters();
                    List.of(PushRun.RETRY, Upkeep.FACTS, BranchPoll.BEGIN)
                            .forEach(task -> opened.wake(partition, repository.lane(), task));
                });
        RepositoryState.repositories(state).stream()
                .filter(name -> !repositories.containsKey(name))
                .forEach(name ->
                        opened.wake(partition, HomeRepository.lane(name), RepositoryRemoval.TASK));
    }

    @Override
    public void revoked(int partition) {
        parts.wire().state().clear();
    }

    /// An applier said something new of an application, which its owner and those that depend on it hear of.
    @Override
    public void statusChanged(Status status) {
        Optional.ofNullable(repositories.get(status.owner()))
                .ifPresent(owner -> wake(owner, Upkeep.status(status.application())));
        parts.dependents()
                .of(status.application())
                .forEach((repository, applications) ->
                        Optional.ofNullable(repositories.get(repository))
                                .ifPresent(home ->
                                        applications.forEach(
                                                one -> wake(home, Upkeep.status(one)))));
    }

    /// The facts of a cluster were read, or are others now: that concerns who has an application there, or waits for
    /// one that is. No other repository is looked at, so that a change costs as much as the cluster and not the fleet.
    @Override
    public void factsChanged(ClusterName cluster) {
        Stream.concat(
                        parts.dependents().concerned(cluster).stream(),
                        parts.clusters().ownersOn(cluster).stream())
                .distinct()
                .flatMap(name -> Optional.ofNullable(repositories.get(name)).stream())
                .forEach(repository -> wake(repository, Upkeep.FACTS));
    }

    private void wake(HomeRepository repository, String task) {
        lanes.get()
                .ifPresent(opened ->
                        opened.wake(
                                opened.partitionOf(repository.name().value()),
                                repository.lane(),
                                task));
    }
}
