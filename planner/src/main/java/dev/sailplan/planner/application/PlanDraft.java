package dev.sailplan.planner.application;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.planner.clusters.ClusterFacts;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.plan.DesiredObject;
import dev.sailplan.planner.plan.Inputs;
import dev.sailplan.planner.plan.PlanMaker;
import dev.sailplan.planner.state.PlanSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Holds the objects of an application on a cluster, indexed, before it is known whether a plan of them is needed.
record PlanDraft(PlanMaker maker, ClusterFacts facts, List<DesiredObject> objects, Index index) {
    PlanDraft {
        objects = List.copyOf(objects);
    }

    /// What is remembered of the plan; `source` names the files that it came from.
    PlanSummary described(Candidate candidate, Digest source) {
        Application application = candidate.application();
        PlanOptions options = StrictestOptions.of(candidate);
        Digest inputs = Inputs.of(source, facts.facts());
        return new PlanSummary(
                Plan.idOf(index, options, inputs),
                candidate.occasion().commit(),
                candidate.occasion().event(),
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
    Plan plan(PlanSummary made, Subject subject, Set<Digest> held, Instant at) {
        PlanMaker.Frame frame =
                new PlanMaker.Frame(subject, made.options(), made.inputs(), made.event(), at);
        return maker.plan(frame, index, objects, held);
    }
}
