package dev.sailplan.planner.application;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.planner.clusters.ClusterFacts;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.gate.Judgement;
import dev.sailplan.planner.gate.ProjectBounds;
import dev.sailplan.planner.home.HomeLane;
import dev.sailplan.planner.home.HomeRepository;
import dev.sailplan.planner.state.ApplicationState;
import dev.sailplan.planner.state.DeclaredObjects;
import dev.sailplan.planner.state.InternalFault;
import dev.sailplan.planner.state.ManifestMemory;
import dev.sailplan.planner.state.PlanSummary;
import dev.sailplan.planner.state.PlannerParts;
import dev.sailplan.planner.state.Rendering;
import dev.sailplan.planner.state.RepositoryState;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plans one application at one commit: refused, unchanged, waiting, held or released as a whole.
public final class ApplicationPlanner {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationPlanner.class);
    private static final String TO_REMOVE =
            ". To remove all of it take the application out of sailplan.yaml, where onRemove says"
                    + " what becomes of its objects";
    private final PlannerParts parts;
    private final PlanDrafting drafting;
    private final UnplannedDecisions unplanned;
    private final ApplicationContents contents;
    private final ManifestMemory memory;

    public ApplicationPlanner(PlannerParts parts, PlanDrafting drafting, ManifestMemory memory) {
        this.memory = memory;
        this.parts = parts;
        this.drafting = drafting;
        this.unplanned = new UnplannedDecisions(parts);
        this.contents = new ApplicationContents(parts.clusters(), drafting);
    }

    public ManifestMemory memory() {
        return memory;
    }

    public ApplicationContents contents() {
        return contents;
    }

    public ApplicationDecision plan(
            Application application, PlanningTrigger trigger, RepositoryState lane) {
        Optional<ApplicationState> before = lane.application(application.key());
        if (!trigger.again() && before.filter(state -> decided(state, trigger)).isPresent()) {
            return ApplicationDecision.silent(before.get().verdict());
        }
        return plan(ApplicationAtCommit.of(application, trigger, lane, parts.clusters()));
    }

    /// What becomes of an application that a fault of ours keeps from being planned: it stops no other.
    public ApplicationDecision faulty(
            Application application,
            PlanningTrigger trigger,
            RepositoryState lane,
            InternalFault fault) {
        fault.log(LOG, application.key().value(), "an application could not be planned");
        return unplanned.rejected(
                ApplicationAtCommit.of(application, trigger, lane, parts.clusters()),
                List.of(fault.problem(application.at(), "the application can't be planned")));
    }

    /// What becomes of an application whose records have nowhere to go: it stops no other.
    public ApplicationDecision awaitingTopic(
            ApplicationKey application,
            PlanningTrigger trigger,
            HomeLane home,
            LogFailure.Unwritable failure) {
        return unplanned.awaitingTopic(application, trigger, home.state(), failure.topic());
    }

    /// A restart goes on where it was: this very event came to a verdict here before.
    private static boolean decided(ApplicationState state, PlanningTrigger trigger) {
        return state.event().equals(trigger.event()) && state.commit().equals(trigger.commit());
    }

    private ApplicationDecision plan(ApplicationAtCommit candidate) {
        if (isSharing(candidate)) {
            return ApplicationDecision.silent(candidate.before().verdict());
        }
        List<Problem> refusals = refusals(candidate);
        if (!refusals.isEmpty()) {
            return unplanned.rejected(candidate, refusals);
        }
        if (candidate.facts().isEmpty()) {
            return unplanned.awaitingFacts(candidate);
        }
        ClusterFacts facts = candidate.facts().get();
        String path = candidate.application().source().path();
        return candidate
                .trigger()
                .tree()
                .entry(path)
                .map(entry -> plan(candidate, facts, entry))
                .orElseGet(() ->
                        unplanned.rejected(candidate, List.of(absent(candidate.application()))));
    }

    private static Problem absent(Application application) {
        return new Problem(
                application.source().at(),
                path(application)
                        + " is not in this commit; what was applied from it stays"
                        + TO_REMOVE);
    }

    private static Problem emptied(Application application) {
        return new Problem(
                application.source().at(),
                path(application)
                        + " comes to no object in this commit; what was applied from it stays"
                        + TO_REMOVE);
    }

    private static String path(Application application) {
        return "path '" + application.source().path() + "'";
    }

    /// Looked at again, it still declares what another one declares as well: that is for a commit to change.
    private static boolean isSharing(ApplicationAtCommit candidate) {
        return candidate.trigger().again()
                && candidate.before().verdict() instanceof Verdict.Refused
                && candidate.lane().objects().declares(candidate.application().key()).isShared();
    }

    private static List<Problem> refusals(ApplicationAtCommit candidate) {
        List<Problem> shared = candidate.lane().objects().problems(candidate.application().key());
        if (!shared.isEmpty()) {
            return shared;
        }
        HomeRepository repository = candidate.trigger().repository();
        Application application = candidate.application();
        return candidate
                .status()
                .map(Status::owner)
                .filter(other -> !other.equals(repository.name()))
                .map(other ->
                        List.of(
                                new Problem(
                                        application.at(),
                                        "application "
                                                + application.key()
                                                + " is owned by repository "
                                                + other)))
                .orElseGet(() -> ProjectBounds.cluster(application, repository.project()));
    }

    private ApplicationDecision plan(
            ApplicationAtCommit candidate, ClusterFacts facts, TreeEntry entry) {
        Application floored = candidate.application().with(StrictestOptions.floored(candidate));
        Digest source = contents.source(floored, entry, candidate.trigger(), facts);
        return unchanged(candidate, source)
                .orElseGet(() ->
                        switch (rendered(floored, candidate, facts)) {
                            case Rendering.Faulty(var problems) ->
                                    unplanned.rejected(candidate, problems);
                            case Rendering.Objects(var objects) ->
                                    drafted(
                                            candidate,
                                            source,
                                            drafting.of(floored.key(), facts, objects));
                        });
    }

    private Rendering rendered(
            Application floored, ApplicationAtCommit candidate, ClusterFacts facts) {
        return candidate
                .lane()
                .objects()
                .kept(floored.key())
                .orElseGet(() -> drafting.rendered(floored, candidate.trigger(), facts));
    }

    /// All bodies of a plan that was made before, or empty where the commit no longer comes to it.
    public Optional<Plan> whole(
            Application application, PlanningTrigger trigger, PlanSummary summary) {
        return drafting.whole(application, trigger, summary);
    }

    private Optional<ApplicationDecision> unchanged(ApplicationAtCommit candidate, Digest source) {
        ApplicationState before = candidate.before();
        if (before.pending().filter(summary -> summary.source().equals(source)).isPresent()) {
            return Optional.of(reused(candidate));
        }
        if (before.released().filter(summary -> summary.source().equals(source)).isEmpty()
                || candidate.isGivenUp()
                || hasToTakeBack(candidate)) {
            return Optional.empty();
        }
        if (candidate.isHeldByItsCluster()) {
            return Optional.of(releasedAgain(candidate));
        }
        Verdict same = new Verdict.Unchanged();
        return Optional.of(
                before.isAtRest() ? ApplicationDecision.silent(same) : candidate.silent(same));
    }

    /// While a commit without them waited, was held or refused, others took objects that the latest release declares,
    /// or may have, and now this commit does again.
    private boolean hasToTakeBack(ApplicationAtCommit candidate) {
        ObjectMoves moves = new ObjectMoves(candidate.lane(), parts.clusters());
        return !candidate.before().isAtRest()
                && (moves.isComing(candidate.before().application())
                        || !moves.doubted(candidate.before(), candidate.application().options())
                                .isEmpty());
    }

    /// The plan that waits or is held is this commit's too; what it waits for may have gone with the same commit. One
    /// that is held stays that of the event which came to it first, so that pushes beside it write nothing of it.
    private ApplicationDecision reused(ApplicationAtCommit candidate) {
        PlanningTrigger trigger = candidate.trigger();
        if (trigger.again() || candidate.before().verdict() instanceof Verdict.OnHold) {
            return ApplicationDecision.silent(candidate.before().verdict());
        }
        ApplicationState moved = candidate.before().reused(trigger.event(), trigger.commit());
        ApplicationDecision same =
                new ApplicationDecision(
                        moved.verdict(), candidate.lane().putApplication(Outputs.NONE, moved));
        if (!(moved.verdict() instanceof Verdict.Waiting(var reasons))) {
            return same;
        }
        ReleaseGate releases = new ReleaseGate(parts, trigger.repository());
        return moved.pending()
                .map(summary -> {
                    Judgement judgement = releases.judge(summary, moved, candidate.lane());
                    return judgement.equals(new Judgement.Waits(reasons))
                            ? same
                            : releases.follow(judgement, summary, moved, candidate.lane());
                })
                .orElse(same);
    }

    /// What held it may be gone, and if not the event has to say that it is held still.
    private ApplicationDecision releasedAgain(ApplicationAtCommit candidate) {
        PlanningTrigger trigger = candidate.trigger();
        PlanSummary summary = candidate.before().released().orElseThrow();
        ReleaseGate releases = new ReleaseGate(parts, trigger.repository());
        return releases.judge(summary, candidate.before(), candidate.lane())
                        instanceof Judgement.Ready(var notes)
                ? releases.release(
                                summary.with(trigger.event()),
                                candidate
                                        .before()
                                        .decided(
                                                trigger.event(),
                                                trigger.commit(),
                                                new Verdict.Unchanged()),
                                candidate.lane(),
                                notes,
                                ApplicationState.Attempts.NONE)
                        .step()
                : candidate.silent(new Verdict.Unchanged());
    }

    private ApplicationDecision drafted(
            ApplicationAtCommit candidate, Digest source, PlanDrafting.Draft draft) {
        if (draft.objects().isEmpty() && !candidate.isHandedOver()) {
            return nothing(candidate);
        }
        List<Problem> reach =
                ProjectBounds.objects(
                        candidate.application(),
                        draft.objects(),
                        candidate.trigger().repository().project());
        if (!reach.isEmpty()) {
            return unplanned.rejected(candidate, reach);
        }
        PlanSummary summary = draft.described(candidate, source);
        return candidate.comesToTheRelease(summary) && !hasToTakeBack(candidate)
                ? kept(candidate, summary)
                : published(candidate, summary, draft);
    }

    /// What has no object needs no release. Where there were some, an emptied folder is more likely a mistake than a wish.
    private ApplicationDecision nothing(ApplicationAtCommit candidate) {
        return candidate.hasObjects()
                ? unplanned.rejected(candidate, List.of(emptied(candidate.application())))
                : candidate.silent(new Verdict.Unchanged());
    }

    /// Other files came to the same objects: remembered, so that they are not read again.
    private static ApplicationDecision kept(ApplicationAtCommit candidate, PlanSummary same) {
        ApplicationState before = candidate.before();
        ApplicationState known =
                before.released()
                        .map(summary -> before.withReleased(summary.withSourceOf(same)))
                        .orElse(before);
        return candidate.silent(new Verdict.Unchanged(), known);
    }

    private ApplicationDecision published(
            ApplicationAtCommit candidate, PlanSummary summary, PlanDrafting.Draft draft) {
        Plan plan = drafting.plan(candidate, summary, draft);
        ApplicationKey key = candidate.application().key();
        DeclaredObjects declares = ApplicationContents.declares(summary.source(), draft.objects());
        candidate.lane().objects().put(key, declares);
        ReleaseGate releases = new ReleaseGate(parts, candidate.trigger().repository());
        RepositoryState lane = candidate.lane();
        ApplicationState before = candidate.before();
        ApplicationDecision step =
                releases.follow(releases.judge(summary, before, lane), summary, before, lane);
        Outputs first = Outputs.NONE.with(parts.wire().records().plan(plan));
        return new ApplicationDecision(
                step.verdict(), lane.putDeclares(first.and(step.outputs()), key, declares));
    }
}
