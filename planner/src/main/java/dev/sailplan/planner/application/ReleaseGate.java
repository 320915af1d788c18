package dev.sailplan.planner.application;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.wire.Records;
import dev.sailplan.planner.declare.Approval;
import dev.sailplan.planner.gate.Dependency;
import dev.sailplan.planner.gate.Descent;
import dev.sailplan.planner.gate.Gate;
import dev.sailplan.planner.gate.Judgement;
import dev.sailplan.planner.home.HomeRepository;
import dev.sailplan.planner.state.ApplicationState;
import dev.sailplan.planner.state.ApplicationState.Attempts;
import dev.sailplan.planner.state.OwnableObjects;
import dev.sailplan.planner.state.PlanSummary;
import dev.sailplan.planner.state.PlannerParts;
import dev.sailplan.planner.state.RepositoryState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes plans through the gate and writes what comes of it.
public final class ReleaseGate {
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseGate.class);

    /// One says enough, and an application may have thousands.
    private static final int MOST_DOUBTS = 5;

    private final PlannerParts parts;
    private final HomeRepository repository;

    public ReleaseGate(PlannerParts parts, HomeRepository repository) {
        this.parts = parts;
        this.repository = repository;
    }

    /// Judges the plan by all that counts now. Nothing is said to a cluster whose facts are unread: its topic may
    /// be gone, and then no more of this partition could be committed.
    public Judgement judge(PlanSummary summary, ApplicationState state, RepositoryState lane) {
        ClusterName cluster = state.application().cluster();
        return parts.clusters().facts(cluster).isPresent()
                ? withDoubts(
                        withCircle(Gate.judge(asked(summary, state, lane)), state.application()),
                        doubts(summary, state, lane))
                : new Judgement.Waits(
                        List.of("waits for the first word of the applier of cluster " + cluster));
    }

    /// Why it is not known whose some of the objects are by now. What is only tried again, or brought back, is carried
    /// out as it was.
    private List<String> doubts(PlanSummary summary, ApplicationState state, RepositoryState lane) {
        return state.released().filter(summary::isTriedAgainAs).isPresent()
                ? List.of()
                : new ObjectMoves(lane, parts.clusters())
                        .doubted(state, summary.options()).stream()
                                .map(move ->
                                        "waits for "
                                                + move.other()
                                                + ", which is refused and may have "
                                                + move.object().shortForm()
                                                + " by now")
                                .limit(MOST_DOUBTS)
                                .toList();
    }

    private static Judgement withDoubts(Judgement judgement, List<String> doubts) {
        return switch (judgement) {
            case Judgement.Ready _ when !doubts.isEmpty() -> new Judgement.Waits(doubts);
            case Judgement.Waits(var reasons) ->
                    new Judgement.Waits(Stream.concat(reasons.stream(), doubts.stream()).toList());
            case Judgement.Ready _, Judgement.Holds _ -> judgement;
        };
    }

    /// What waits for itself waits for ever, so the person who closed the circle is told.
    private Judgement withCircle(Judgement judgement, ApplicationKey application) {
        return judgement instanceof Judgement.Waits(var reasons)
                ? parts.dependents()
                        .circle(application)
                        .<Judgement>map(way ->
                                new Judgement.Waits(
                                        Stream.concat(reasons.stream(), Stream.of(circle(way)))
                                                .toList()))
                        .orElse(judgement)
                : judgement;
    }

    private static String circle(List<ApplicationKey> way) {
        return way.stream()
                .map(ApplicationKey::toString)
                .collect(
                        Collectors.joining(
                                " depends on ",
                                "none of them ever goes on: ",
                                "; take one dependsOn out"));
    }

    private Gate.Case asked(PlanSummary summary, ApplicationState state, RepositoryState lane) {
        Approval approval =
                summary.declared()
                        .approval()
                        .strictest(repository.floor())
                        .strictest(
                                state.released()
                                        .map(last -> last.declared().approval())
                                        .orElse(Approval.NONE));
        parts.dependents().needs(state.application(), summary.declared().dependsOn());
        List<Dependency> dependencies =
                summary.declared().dependsOn().stream()
                        .map(key -> dependency(key, state.application(), lane))
                        .toList();
        return new Gate.Case(approval, descent(summary, state), dependencies, List.of());
    }

    private Dependency dependency(
            ApplicationKey key, ApplicationKey dependent, RepositoryState lane) {
        // Before its status is looked at, so that no change comes between.
        parts.dependents().add(key, repository.name(), dependent);
        Optional<ApplicationState> known = lane.application(key);
        return new Dependency(
                key,
                parts.clusters().status(key),
                known.map(ApplicationState::generation).orElse(Generation.NONE),
                known.flatMap(ApplicationState::pending).isPresent(),
                hasNodes(key.cluster()));
    }

    private boolean hasNodes(ClusterName cluster) {
        return parts.clusters()
                .facts(cluster)
                .filter(known -> known.facts().nodes() > 0)
                .isPresent();
    }

    private Descent descent(PlanSummary summary, ApplicationState state) {
        return state.released()
                .map(last ->
                        follows(summary.commit(), last.commit())
                                ? new Descent.Follows()
                                : new Descent.Departs(last.commit()))
                .orElseGet(Descent.First::new);
    }

    /// A commit follows itself, even where a new mirror no longer holds it.
    private boolean follows(CommitId commit, CommitId last) {
        return commit.equals(last) || parts.git().descends(repository.name(), commit, last);
    }

    /// Releases the plan, or keeps it as pending; what was written before goes first.
    public ApplicationDecision follow(
            Judgement judgement,
            PlanSummary summary,
            ApplicationState state,
            RepositoryState lane) {
        return switch (judgement) {
            case Judgement.Ready(var notes) ->
                    release(summary, state, lane, notes, Attempts.NONE).step();
            case Judgement.Waits(var reasons) ->
                    keep(
                            state.pending(summary, new Verdict.Waiting(reasons)),
                            lane,
                            new Decision.Delayed(
                                    summary.event(),
                                    repository.name(),
                                    Optional.of(state.application()),
                                    String.join("; ", reasons),
                                    now()));
            case Judgement.Holds(var reasons) -> hold(summary, state, lane, reasons);
        };
    }

    public ApplicationDecision hold(
            PlanSummary summary,
            ApplicationState state,
            RepositoryState lane,
            List<String> reasons) {
        parts.dependents().needs(state.application(), summary.declared().dependsOn());
        return keep(
                state.pending(summary, new Verdict.OnHold(summary.plan(), reasons)),
                lane,
                new Decision.Held(
                        summary.event(),
                        repository.name(),
                        state.application(),
                        summary.commit(),
                        summary.plan(),
                        reasons,
                        now()));
    }

    private ApplicationDecision keep(
            ApplicationState state, RepositoryState lane, Decision decision) {
        Outputs outputs = Outputs.NONE.with(parts.wire().records().decision(decision));
        return new ApplicationDecision(state.verdict(), lane.putApplication(outputs, state));
    }

    /// A release that was made, by the number that it has.
    public record Numbered(Generation generation, ApplicationDecision step) {}

    public Numbered release(
            PlanSummary summary,
            ApplicationState state,
            RepositoryState lane,
            List<String> notes,
            Attempts attempts) {
        Generation generation = next(state);
        ObjectMoves moves = new ObjectMoves(lane, parts.clusters());
        OwnableObjects owns = moves.owns(summary, state);
        Release release =
                released(summary, state, generation, notes)
                        .moving(moves.of(state.application(), owns));
        Outbound record = parts.wire().records().release(release);
        ApplicationState next =
                state.released(summary, generation, Records.digestOf(record), attempts);
        LOG.atInfo()
                .addKeyValue("application", state.application())
                .addKeyValue("generation", generation)
                .addKeyValue("commit", summary.commit().abbreviated())
                .log("released");
        Outputs outputs = lane.putOwns(Outputs.NONE.with(record), state.application(), owns);
        return new Numbered(
                generation,
                new ApplicationDecision(next.verdict(), lane.putApplication(outputs, next)));
    }

    /// What the next release is called: above all that its cluster was ever claimed for, also where it was restored to
    /// before that.
    private Generation next(ApplicationState state) {
        Optional<Status> status = parts.clusters().status(state.application());
        Generation claimed = status.map(Status::claimedGeneration).orElse(Generation.NONE);
        Generation freed = status.flatMap(Status::freed).orElse(Generation.NONE);
        return Generation.max(state.generation(), Generation.max(claimed, freed)).next();
    }

    private Release released(
            PlanSummary summary,
            ApplicationState state,
            Generation generation,
            List<String> notes) {
        return new Release(
                summary.subject(state.application(), repository.name()),
                generation,
                summary.plan(),
                summary.intent(),
                Release.Scope.CHANGED,
                approvals(summary, notes),
                List.of(),
                List.of(),
                summary.granted().filter(PlanSummary.Granted::letsGo).map(ReleaseGate::letGo),
                summary.event(),
                now(),
                Optional.empty());
    }

    private static Release.LetGo letGo(PlanSummary.Granted granted) {
        Release.Approval approval = granted.approval();
        return new Release.LetGo(approval.person(), approval.reason().orElse(""));
    }

    private List<Release.Approval> approvals(PlanSummary summary, List<String> notes) {
        Stream<Release.Approval> allowed =
                notes.stream()
                        .map(note ->
                                new Release.Approval(
                                        "nobody, as project "
                                                + repository.project().name()
                                                + " allows: "
                                                + note,
                                        Optional.empty(),
                                        Optional.empty(),
                                        now()));
        return Stream.concat(allowed, summary.granted().map(PlanSummary.Granted::approval).stream())
                .toList();
    }

    private Instant now() {
        return parts.time().instant();
    }
}
