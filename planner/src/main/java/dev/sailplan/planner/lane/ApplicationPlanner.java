package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.gate.Judgement;
import dev.sailplan.planner.gate.Reachable;
import dev.sailplan.planner.plan.DesiredObject;
import dev.sailplan.planner.plan.Inputs;
import dev.sailplan.planner.plan.PlanMaker;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plans one application at one commit: refused, unchanged, waiting, held or released as a whole.
final class ApplicationPlanner {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationPlanner.class);
    private final PlannerParts parts;
    private final PlainRenderer renderer;
    private final HeldIndexes held;

    ApplicationPlanner(PlannerParts parts, PlainRenderer renderer, HeldIndexes held) {
        this.parts = parts;
        this.renderer = renderer;
        this.held = held;
    }

    /// One application on its way through.
    private record Work(
            Application application,
            Occasion occasion,
            LaneState lane,
            ApplicationState before,
            Known known) {
        Optional<Status> status() {
            return known.status();
        }

        /// The latest release, when its applier settled it so.
        Optional<Made> settled(Predicate<Status.End> end) {
            return status().flatMap(Status::settled)
                    .filter(last -> last.generation().equals(before.generation()))
                    .filter(last -> end.test(last.end()))
                    .flatMap(_ -> before.released());
        }

        Step silent(Verdict verdict) {
            return new Step(
                    verdict,
                    lane.putApplication(
                            Outputs.NONE,
                            before.decided(occasion.event(), occasion.commit(), verdict)));
        }
    }

    /// What an applier said. Facts are looked at first: a status that is missing then is really not there.
    private record Known(Optional<ClusterFacts> facts, Optional<Status> status) {
        static Known of(ApplicationKey application, Clusters clusters) {
            Optional<ClusterFacts> facts = clusters.facts(application.cluster());
            return new Known(facts, clusters.status(application));
        }
    }

    Step plan(Application application, Occasion occasion, LaneState lane) {
        Optional<ApplicationState> before = lane.application(application.key());
        if (!occasion.again() && before.filter(state -> decided(state, occasion)).isPresent()) {
            return Step.silent(before.get().verdict());
        }
        return plan(work(application, occasion, lane));
    }

    private Work work(Application application, Occasion occasion, LaneState lane) {
        return new Work(
                application,
                occasion,
                lane,
                lane.application(application.key())
                        .orElseGet(() ->
                                ApplicationState.first(
                                        application.key(),
                                        occasion.event(),
                                        occasion.commit(),
                                        new Verdict.Unchanged())),
                Known.of(application.key(), parts.clusters()));
    }

    /// What becomes of an application that a fault of ours keeps from being planned: it stops no other.
    Step faulty(Application application, Occasion occasion, LaneState lane, Fault fault) {
        fault.log(LOG, application.key().value(), "an application could not be planned");
        return reject(
                work(application, occasion, lane),
                List.of(fault.problem(application.at(), "the application can't be planned")));
    }

    /// A restart goes on where it was: this very event came to a verdict here before.
    private static boolean decided(ApplicationState state, Occasion occasion) {
        return state.event().equals(occasion.event()) && state.commit().equals(occasion.commit());
    }

    private Step plan(Work work) {
        List<Problem> refusals = refusals(work);
        if (!refusals.isEmpty()) {
            return reject(work, refusals);
        }
        Optional<ClusterFacts> facts = work.known().facts();
        if (facts.isEmpty()) {
            return awaitFacts(work);
        }
        String path = work.application().source().path();
        return work.occasion()
                .tree()
                .entry(path)
                .map(entry -> plan(work, facts.get(), entry))
                .orElseGet(() -> reject(work, List.of(absent(work.application()))));
    }

    private static Problem absent(Application application) {
        return new Problem(
                application.source().at(),
                "path '"
                        + application.source().path()
                        + "' is not in this commit; what was applied from it stays");
    }

    private static List<Problem> refusals(Work work) {
        HomeRepository repository = work.occasion().repository();
        Optional<Problem> owner =
                work.status()
                        .map(Status::owner)
                        .filter(other -> !other.equals(repository.name()))
                        .map(other ->
                                new Problem(
                                        work.application().at(),
                                        "application "
                                                + work.application().key()
                                                + " is owned by repository "
                                                + other));
        List<Problem> reach = Reachable.cluster(work.application(), repository.reach());
        return owner.map(List::of).orElse(reach);
    }

    private Step plan(Work work, ClusterFacts facts, TreeEntry entry) {
        Application floored = work.application().with(floored(work));
        ClusterUid cluster = facts.facts().uid();
        Digest source = Inputs.source(floored, entry, cluster);
        return unchanged(work, source)
                .orElseGet(() ->
                        switch (renderer.render(floored, work.occasion().tree(), facts)) {
                            case Rendering.Faulty(var problems) -> reject(work, problems);
                            case Rendering.Objects(var objects) ->
                                    made(work, facts, source, objects);
                        });
    }

    private static PlanOptions floored(Work work) {
        return limited(
                work.application().options(), work.occasion().repository().project().limits());
    }

    private static PlanOptions limited(PlanOptions options, Limits limits) {
        return new PlanOptions(
                options.namespace(),
                options.createNamespace(),
                options.limits().strictest(limits),
                options.prune(),
                options.adopt(),
                options.drift(),
                options.waitAtMost());
    }

    private Optional<Step> unchanged(Work work, Digest source) {
        ApplicationState before = work.before();
        if (before.pending().filter(made -> made.source().equals(source)).isPresent()) {
            return Optional.of(reused(work));
        }
        if (before.released().filter(made -> made.source().equals(source)).isEmpty()) {
            return Optional.empty();
        }
        Verdict same = new Verdict.Unchanged();
        return Optional.of(before.isAtRest() ? Step.silent(same) : work.silent(same));
    }

    /// The plan that waits or is held is this commit's too; what it waits for may have gone with the same commit.
    private Step reused(Work work) {
        if (work.occasion().again()) {
            return Step.silent(work.before().verdict());
        }
        ApplicationState moved =
                work.before().reused(work.occasion().event(), work.occasion().commit());
        Step same = new Step(moved.verdict(), work.lane().putApplication(Outputs.NONE, moved));
        if (!(moved.verdict() instanceof Verdict.Waiting(var reasons))) {
            return same;
        }
        Releases releases = new Releases(parts, work.occasion().repository());
        return moved.pending()
                .map(made -> {
                    Judgement judgement = releases.judge(made, moved, work.lane());
                    return judgement.equals(new Judgement.Waits(reasons))
                            ? same
                            : releases.follow(judgement, made, moved, work.lane());
                })
                .orElse(same);
    }

    private Step made(Work work, ClusterFacts facts, Digest source, List<DesiredObject> objects) {
        HomeRepository repository = work.occasion().repository();
        PlanMaker maker = new PlanMaker(parts.seals().of(work.application().key(), facts.facts()));
        Index index = maker.index(objects);
        List<Problem> reach = Reachable.objects(work.application(), index, repository.reach());
        if (!reach.isEmpty()) {
            return reject(work, reach);
        }
        Made made = describe(work, facts, source, index);
        if (sameAsReleased(work, made)) {
            return kept(work, made);
        }
        Plan plan =
                maker.plan(
                        frame(work, made),
                        index,
                        objects,
                        held.of(
                                work.status()
                                        .filter(last -> last.cluster().equals(made.cluster()))
                                        .flatMap(Status::held)));
        held.remember(made.intent(), index);
        return publish(work, made, plan);
    }

    private Made describe(Work work, ClusterFacts facts, Digest source, Index index) {
        Application application = work.application();
        PlanOptions options = options(work);
        Digest inputs = Inputs.of(source, facts.facts());
        return new Made(
                Plan.idOf(index, options, inputs),
                work.occasion().commit(),
                work.occasion().event(),
                facts.facts().uid(),
                source,
                inputs,
                index.intentDigest(),
                options,
                new Made.Declared(
                        application.options(),
                        application.approval(),
                        application.onRemove(),
                        application.dependsOn()),
                Optional.of(application.at().file()));
    }

    private static PlanOptions options(Work work) {
        PlanOptions floored = floored(work);
        return work.before()
                .released()
                .map(last -> limited(floored, lastLimits(work, last)))
                .orElse(floored);
    }

    /// The limits applied last. What was released but not applied loosens nothing yet.
    private static Limits lastLimits(Work work, Made last) {
        Limits asked = last.declared().options().limits();
        return work.settled(end -> end == Status.End.APPLIED).isPresent()
                ? asked
                : asked.strictest(last.options().limits());
    }

    /// Also what changes nothing in the cluster has to pass the gate before later commits are judged by it.
    private static boolean sameAsReleased(Work work, Made made) {
        return work.settled(end -> end != Status.End.FAILED)
                .filter(last -> last.intent().equals(made.intent()))
                .filter(last -> last.options().equals(made.options()))
                .filter(last -> last.declared().equals(made.declared()))
                .filter(last -> last.cluster().equals(made.cluster()))
                .isPresent();
    }

    /// Other files came to the same objects: remembered, so that they are not read again.
    private static Step kept(Work work, Made same) {
        Verdict unchanged = new Verdict.Unchanged();
        ApplicationState before = work.before();
        ApplicationState next =
                before.released()
                        .map(made -> before.withReleased(made.withSourceOf(same)))
                        .orElse(before)
                        .decided(work.occasion().event(), work.occasion().commit(), unchanged);
        return new Step(unchanged, work.lane().putApplication(Outputs.NONE, next));
    }

    private PlanMaker.Frame frame(Work work, Made made) {
        return new PlanMaker.Frame(
                new Subject(
                        work.application().key(),
                        made.cluster(),
                        work.occasion().repository().name(),
                        made.commit()),
                made.options(),
                made.inputs(),
                made.event(),
                parts.time().instant());
    }

    private Step publish(Work work, Made made, Plan plan) {
        Releases releases = new Releases(parts, work.occasion().repository());
        Step step =
                releases.follow(
                        releases.judge(made, work.before(), work.lane()),
                        made,
                        work.before(),
                        work.lane());
        Outputs first = Outputs.NONE.with(parts.wire().records().plan(plan));
        return new Step(step.verdict(), first.and(step.outputs()));
    }

    /// All bodies of a plan that was made before, or empty where the commit no longer comes to it.
    Optional<Plan> whole(Application application, Occasion occasion, Made made) {
        return parts.clusters()
                .facts(application.key().cluster())
                .flatMap(facts -> whole(application, occasion, made, facts));
    }

    private Optional<Plan> whole(
            Application application, Occasion occasion, Made made, ClusterFacts facts) {
        Rendering rendering =
                renderer.render(application.with(made.options()), occasion.tree(), facts);
        if (!(rendering instanceof Rendering.Objects(var objects))) {
            return Optional.empty();
        }
        PlanMaker maker = new PlanMaker(parts.seals().of(application.key(), facts.facts()));
        Subject subject =
                new Subject(
                        application.key(),
                        made.cluster(),
                        occasion.repository().name(),
                        made.commit());
        PlanMaker.Frame frame =
                new PlanMaker.Frame(
                        subject,
                        made.options(),
                        made.inputs(),
                        made.event(),
                        parts.time().instant());
        Plan plan = maker.plan(frame, maker.index(objects), objects, Set.of());
        return Optional.of(plan).filter(p -> p.id().equals(made.plan()));
    }

    private Step reject(Work work, List<Problem> problems) {
        Verdict refused = new Verdict.Refused(problems);
        if (work.occasion().again() && work.before().verdict().equals(refused)) {
            return Step.silent(refused);
        }
        Decision rejected =
                new Decision.Rejected(
                        work.occasion().event(),
                        work.occasion().repository().name(),
                        work.application().key(),
                        work.occasion().commit(),
                        problems,
                        parts.time().instant());
        Step silent = work.silent(refused);
        return new Step(refused, silent.outputs().with(parts.wire().records().decision(rejected)));
    }

    private Step awaitFacts(Work work) {
        String reason =
                "waits for the first word of the applier of cluster "
                        + work.application().key().cluster();
        Verdict waiting = new Verdict.Waiting(List.of(reason));
        if (work.occasion().again()) {
            return Step.silent(waiting);
        }
        Decision delayed =
                new Decision.Delayed(
                        work.occasion().event(),
                        work.occasion().repository().name(),
                        Optional.of(work.application().key()),
                        reason,
                        parts.time().instant());
        Step silent = work.silent(waiting);
        return new Step(waiting, silent.outputs().with(parts.wire().records().decision(delayed)));
    }
}
