package dev.sailplan.planner.application;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.planner.clusters.ClusterFacts;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.plan.DesiredObject;
import dev.sailplan.planner.plan.PlanInputs;
import dev.sailplan.planner.plan.PlanMaker;
import dev.sailplan.planner.render.PlainRenderer;
import dev.sailplan.planner.state.PlanSummary;
import dev.sailplan.planner.state.PlannerParts;
import dev.sailplan.planner.state.Rendering;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Drafts plans from the files of commits, with the bodies that their appliers do not hold yet.
public final class PlanDrafting {
    private final PlannerParts parts;
    private final PlainRenderer renderer;
    private final KnownBodies held;

    public PlanDrafting(PlannerParts parts, PlainRenderer renderer, KnownBodies held) {
        this.parts = parts;
        this.renderer = renderer;
        this.held = held;
    }

    /// The objects of an application on a cluster, indexed, before it is known whether a plan of them is needed.
    record Draft(PlanMaker maker, ClusterFacts facts, List<DesiredObject> objects, Index index) {
        Draft {
            objects = List.copyOf(objects);
        }

        /// What is remembered of the plan; `source` names the files that it came from.
        PlanSummary described(ApplicationAtCommit candidate, Digest source) {
            Application application = candidate.application();
            PlanOptions options = StrictestOptions.of(candidate);
            Digest inputs = PlanInputs.of(source, facts.facts());
            return new PlanSummary(
                    Plan.idOf(index, options, inputs),
                    candidate.trigger().commit(),
                    candidate.trigger().event(),
                    facts.facts().uid(),
                    source,
                    inputs,
                    index.intentDigest(),
                    options,
                    new PlanSummary.Declared(
                            application.options(),
                            application.approval(),
                            application.onRemove(),
                            application.dependsOn()),
                    Optional.of(application.at().file()),
                    Optional.empty());
        }

        /// The plan as it goes on the log, without the bodies that are held.
        Plan plan(PlanSummary summary, Subject subject, Set<Digest> held, Instant at) {
            PlanMaker.Frame frame =
                    new PlanMaker.Frame(
                            subject, summary.options(), summary.inputs(), summary.event(), at);
            return maker.plan(frame, index, objects, held);
        }
    }

    Rendering rendered(Application application, PlanningTrigger trigger, ClusterFacts facts) {
        return renderer.render(application, trigger.tree(), facts);
    }

    Draft of(ApplicationKey application, ClusterFacts facts, List<DesiredObject> objects) {
        PlanMaker maker = new PlanMaker(parts.seals().of(application, facts.facts()));
        return new Draft(maker, facts, objects, maker.index(objects));
    }

    /// The plan to publish; from now on its bodies count as known where its applier says that it holds the intent.
    Plan plan(ApplicationAtCommit candidate, PlanSummary summary, Draft draft) {
        Set<Digest> holds =
                held.of(
                        candidate
                                .status()
                                .filter(last -> last.cluster().equals(summary.cluster()))
                                .flatMap(Status::held));
        held.remember(summary.intent(), draft.index());
        Subject subject =
                summary.subject(
                        candidate.application().key(), candidate.trigger().repository().name());
        return draft.plan(summary, subject, holds, parts.time().instant());
    }

    /// All bodies of a plan that was made before, or empty where the commit no longer comes to it.
    Optional<Plan> whole(Application application, PlanningTrigger trigger, PlanSummary summary) {
        return parts.clusters()
                .facts(application.key().cluster())
                .flatMap(facts -> again(application.with(summary.options()), trigger, facts))
                .map(draft -> {
                    Subject subject =
                            summary.subject(application.key(), trigger.repository().name());
                    return draft.plan(summary, subject, Set.of(), parts.time().instant());
                })
                .filter(plan -> plan.id().equals(summary.plan()));
    }

    private Optional<Draft> again(
            Application application, PlanningTrigger trigger, ClusterFacts facts) {
        return rendered(application, trigger, facts) instanceof Rendering.Objects(var objects)
                ? Optional.of(of(application.key(), facts, objects))
                : Optional.empty();
    }
}
