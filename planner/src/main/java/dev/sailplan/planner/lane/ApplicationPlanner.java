package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.gate.Judgement;
import dev.sailplan.planner.gate.Reachable;
import dev.sailplan.planner.plan.Inputs;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plans one application at one commit: refused, unchanged, waiting, held or released as a whole.
final class ApplicationPlanner {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationPlanner.class);
    private final PlannerParts parts;
    private final Drafts drafts;
    private final Unplanned unplanned;

    ApplicationPlanner(PlannerParts parts, Drafts drafts) {
        this.parts = parts;
        this.drafts = drafts;
        this.unplanned = new Unplanned(parts);
    }

    Step plan(Application application, Occasion occasion, LaneState lane) {
        Optional<ApplicationState> before = lane.application(application.key());
        if (!occasion.again() && before.filter(state -> decided(state, occasion)).isPresent()) {
            return Step.silent(before.get().verdict());
        }
        return plan(Candidate.of(application, occasion, lane, parts.clusters()));
    }

    /// What becomes of an application that a fault of ours keeps from being planned: it stops no other.
    Step faulty(Application application, Occasion occasion, LaneState lane, Fault fault) {
        fault.log(LOG, application.key().value(), "an application could not be planned");
        return unplanned.rejected(
                Candidate.of(application, occasion, lane, parts.clusters()),
                List.of(fault.problem(application.at(), "the application can't be planned")));
    }

    /// A restart goes on where it was: this very event came to a verdict here before.
    private static boolean decided(ApplicationState state, Occasion occasion) {
        return state.event().equals(occasion.event()) && state.commit().equals(occasion.commit());
    }

    private Step plan(Candidate candidate) {
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
                .occasion()
                .tree()
                .entry(path)
                .map(entry -> plan(candidate, facts, entry))
                .orElseGet(() ->
                        unplanned.rejected(candidate, List.of(absent(candidate.application()))));
    }

    private static Problem absent(Application application) {
        return new Problem(
                application.source().at(),
                "path '"
                        + application.source().path()
                        + "' is not in this commit; what was applied from it stays");
    }

    private static List<Problem> refusals(Candidate candidate) {
        HomeRepository repository = candidate.occasion().repository();
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
                .orElseGet(() -> Reachable.cluster(application, repository.reach()));
    }

    private Step plan(Candidate candidate, ClusterFacts facts, TreeEntry entry) {
        Application floored = candidate.application().with(StrictestOptions.floored(candidate));
        Digest source = Inputs.source(floored, entry, facts.facts().uid());
        return unchanged(candidate, source)
                .orElseGet(() ->
                        switch (drafts.rendered(floored, candidate.occasion(), facts)) {
                            case Rendering.Faulty(var problems) ->
                                    unplanned.rejected(candidate, problems);
                            case Rendering.Objects(var objects) ->
                                    drafted(
                                            candidate,
                                            source,
                                            drafts.of(floored.key(), facts, objects));
                        });
    }

    private Optional<Step> unchanged(Candidate candidate, Digest source) {
        ApplicationState before = candidate.before();
        if (before.pending().filter(made -> made.source().equals(source)).isPresent()) {
            return Optional.of(reused(candidate));
        }
        if (before.released().filter(made -> made.source().equals(source)).isEmpty()) {
            return Optional.empty();
        }
        Verdict same = new Verdict.Unchanged();
        return Optional.of(before.isAtRest() ? Step.silent(same) : candidate.silent(same));
    }

    /// The plan that waits or is held is this commit's too; what it waits for may have gone with the same commit.
    private Step reused(Candidate candidate) {
        Occasion occasion = candidate.occasion();
        if (occasion.again()) {
            return Step.silent(candidate.before().verdict());
        }
        ApplicationState moved = candidate.before().reused(occasion.event(), occasion.commit());
        Step same = new Step(moved.verdict(), candidate.lane().putApplication(Outputs.NONE, moved));
        if (!(moved.verdict() instanceof Verdict.Waiting(var reasons))) {
            return same;
        }
        Releases releases = new Releases(parts, occasion.repository());
        return moved.pending()
                .map(made -> {
                    Judgement judgement = releases.judge(made, moved, candidate.lane());
                    return judgement.equals(new Judgement.Waits(reasons))
                            ? same
                            : releases.follow(judgement, made, moved, candidate.lane());
                })
                .orElse(same);
    }

    private Step drafted(Candidate candidate, Digest source, PlanDraft draft) {
        List<Problem> reach =
                Reachable.objects(
                        candidate.application(),
                        draft.index(),
                        candidate.occasion().repository().reach());
        if (!reach.isEmpty()) {
            return unplanned.rejected(candidate, reach);
        }
        Made made = draft.described(candidate, source);
        return candidate.comesToTheRelease(made)
                ? kept(candidate, made)
                : published(candidate, made, draft);
    }

    /// Other files came to the same objects: remembered, so that they are not read again.
    private static Step kept(Candidate candidate, Made same) {
        ApplicationState before = candidate.before();
        ApplicationState known =
                before.released()
                        .map(made -> before.withReleased(made.withSourceOf(same)))
                        .orElse(before);
        return candidate.silent(new Verdict.Unchanged(), known);
    }

    private Step published(Candidate candidate, Made made, PlanDraft draft) {
        Plan plan = drafts.plan(candidate, made, draft);
        Releases releases = new Releases(parts, candidate.occasion().repository());
        LaneState lane = candidate.lane();
        ApplicationState before = candidate.before();
        Step step = releases.follow(releases.judge(made, before, lane), made, before, lane);
        Outputs first = Outputs.NONE.with(parts.wire().records().plan(plan));
        return new Step(step.verdict(), first.and(step.outputs()));
    }
}
