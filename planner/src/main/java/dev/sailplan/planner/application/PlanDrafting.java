package dev.sailplan.planner.application;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.planner.clusters.ClusterFacts;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.plan.DesiredObject;
import dev.sailplan.planner.plan.PlanMaker;
import dev.sailplan.planner.render.PlainRenderer;
import dev.sailplan.planner.state.PlanSummary;
import dev.sailplan.planner.state.PlannerParts;
import dev.sailplan.planner.state.Rendering;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Draws up plans from the files of commits, with the bodies that their appliers do not hold yet.
public final class PlanDrafting {
    private final PlannerParts parts;
    private final PlainRenderer renderer;
    private final KnownBodies held;

    public PlanDrafting(PlannerParts parts, PlainRenderer renderer, KnownBodies held) {
        this.parts = parts;
        this.renderer = renderer;
        this.held = held;
    }

    Rendering rendered(Application application, PlanningTrigger occasion, ClusterFacts facts) {
        return renderer.render(application, occasion.tree(), facts);
    }

    PlanDraft of(ApplicationKey application, ClusterFacts facts, List<DesiredObject> objects) {
        PlanMaker maker = new PlanMaker(parts.seals().of(application, facts.facts()));
        return new PlanDraft(maker, facts, objects, maker.index(objects));
    }

    /// The plan to publish; from now on its bodies count as known where its applier says that it holds the intent.
    Plan plan(Candidate candidate, PlanSummary made, PlanDraft draft) {
        Set<Digest> holds =
                held.of(
                        candidate
                                .status()
                                .filter(last -> last.cluster().equals(made.cluster()))
                                .flatMap(Status::held));
        held.remember(made.intent(), draft.index());
        Subject subject =
                made.subject(
                        candidate.application().key(), candidate.occasion().repository().name());
        return draft.plan(made, subject, holds, parts.time().instant());
    }

    /// All bodies of a plan that was made before, or empty where the commit no longer comes to it.
    Optional<Plan> whole(Application application, PlanningTrigger occasion, PlanSummary made) {
        return parts.clusters()
                .facts(application.key().cluster())
                .flatMap(facts -> again(application.with(made.options()), occasion, facts))
                .map(draft -> {
                    Subject subject = made.subject(application.key(), occasion.repository().name());
                    return draft.plan(made, subject, Set.of(), parts.time().instant());
                })
                .filter(plan -> plan.id().equals(made.plan()));
    }

    private Optional<PlanDraft> again(
            Application application, PlanningTrigger occasion, ClusterFacts facts) {
        return rendered(application, occasion, facts) instanceof Rendering.Objects(var objects)
                ? Optional.of(of(application.key(), facts, objects))
                : Optional.empty();
    }
}
