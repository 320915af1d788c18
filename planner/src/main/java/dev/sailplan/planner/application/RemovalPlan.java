package dev.sailplan.planner.application;

import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.LimitSources;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.PlanOptions.Adopt;
import dev.sailplan.common.domain.plan.PlanOptions.Drift;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.planner.declare.Approval;
import dev.sailplan.planner.declare.OnRemove;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.state.ApplicationState;
import dev.sailplan.planner.state.PlanSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the empty plan of an application that is no longer declared, as it was asked for while it was.
public final class RemovalPlan {
    public static final Index NOTHING = new Index(List.of());

    private RemovalPlan() {}

    public static PlanSummary described(
            ApplicationState before, ClusterUid cluster, PlanningTrigger occasion) {
        Optional<PlanSummary> last = before.released().or(before::pending);
        PlanSummary.Declared declared = last.map(PlanSummary::declared).orElse(unknown());
        Digest source = Undeclared.source(before.application());
        PlanOptions options =
                declared.options()
                        .under(
                                LimitSources.Source.PROJECT,
                                occasion.repository().project().limits());
        return new PlanSummary(
                Plan.idOf(NOTHING, options, source),
                occasion.commit(),
                occasion.event(),
                cluster,
                source,
                source,
                NOTHING.intentDigest(),
                options,
                new PlanSummary.Declared(
                        declared.options(),
                        declared.approval(),
                        onRemove(before, occasion),
                        List.of()),
                last.flatMap(PlanSummary::file),
                Optional.empty());
    }

    /// What was asked for, as long as every word of it agrees and the file that said so is still there: one that
    /// vanished never prunes.
    private static OnRemove onRemove(ApplicationState before, PlanningTrigger occasion) {
        List<PlanSummary> known =
                Stream.of(before.released(), before.pending()).flatMap(Optional::stream).toList();
        Set<OnRemove> asked =
                known.stream().map(made -> made.declared().onRemove()).collect(Collectors.toSet());
        boolean there =
                known.stream().allMatch(made -> made.file().filter(in(occasion)).isPresent());
        return there && asked.size() == 1 ? asked.iterator().next() : OnRemove.HOLD;
    }

    private static Predicate<String> in(PlanningTrigger occasion) {
        return file ->
                occasion.tree()
                        .entry(file)
                        .filter(e -> e.kind() == TreeEntry.Kind.FILE)
                        .isPresent();
    }

    /// Of an application that only its applier remembers nothing may go without a person.
    private static PlanSummary.Declared unknown() {
        PlanOptions options =
                new PlanOptions(
                        "default",
                        false,
                        Limits.DEFAULT,
                        true,
                        Adopt.NO,
                        Drift.REPORT,
                        Duration.ofMinutes(5),
                        Optional.empty());
        return new PlanSummary.Declared(options, Approval.NONE, OnRemove.HOLD, List.of());
    }

    public static Plan of(PlanSummary made, Subject subject, Instant at) {
        return new Plan(
                made.plan(),
                subject,
                made.inputs(),
                made.options(),
                NOTHING,
                List.of(),
                Optional.empty(),
                made.event(),
                at);
    }
}
