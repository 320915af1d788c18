package dev.sailplan.applier.write;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.claim.ClaimSession;
import dev.sailplan.applier.dryrun.DefinitionWait;
import dev.sailplan.applier.dryrun.DryRuns;
import dev.sailplan.applier.dryrun.ObjectDryRun;
import dev.sailplan.applier.dryrun.StillAsPlanned;
import dev.sailplan.applier.effect.PlanProvisions;
import dev.sailplan.applier.prepare.ChangeSet;
import dev.sailplan.applier.write.ExecutionResult.Stop;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.id.ObjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the objects of one step at once, after the predicted ones among them are proven.
final class WritingStep {
    private final ClusterTools tools;
    private final DryRuns dryRuns;
    private final ClaimSession claimed;
    private final SupersessionCheck check;
    private final DefinitionWait definitions;

    WritingStep(
            ClusterTools tools,
            DryRuns dryRuns,
            ClaimSession claimed,
            SupersessionCheck check,
            DefinitionWait definitions) {
        this.check = check;
        this.definitions = definitions;
        this.tools = tools;
        this.dryRuns = dryRuns;
        this.claimed = claimed;
    }

    Optional<Stop> write(List<ObjectDryRun> planned, Progress progress) {
        List<ObjectDryRun> proven = proven(planned);
        List<WriteResult> refused = refused(planned, proven);
        if (refused.isEmpty()) {
            claimed.intend(ChangeSet.runsToStart(proven));
        }
        List<WriteResult> all =
                refused.isEmpty() ? tools.fanout().map(proven, this::write) : refused;
        Map<ObjectId, WriteResult> byObject = new HashMap<>();
        all.forEach(written -> byObject.put(written.result().object(), written));
        planned.forEach(item ->
                Optional.ofNullable(byObject.get(item.object()))
                        .ifPresent(written -> progress.note(written, item)));
        claimed.note(all.stream().flatMap(written -> written.entry().stream()).toList());
        claimed.noteGone(
                all.stream()
                        .filter(WriteResult::isForgotten)
                        .map(w -> w.result().object())
                        .toList());
        return all.stream().flatMap(w -> w.error().stream()).findFirst().map(this::stopped);
    }

    private Stop stopped(String error) {
        return check.by().<Stop>map(Stop.Superseded::new).orElseGet(() -> new Stop.Broken(error));
    }

    private WriteResult write(ObjectDryRun item) {
        return new ObjectWrite(tools, dryRuns, claimed, item, check::isDue).write();
    }

    /// What could only be predicted is asked again: what it needs is there by now.
    private List<ObjectDryRun> proven(List<ObjectDryRun> planned) {
        if (isProofItself(planned)) {
            return planned;
        }
        List<ObjectDryRun> open = planned.stream().filter(WritingStep::isPredicted).toList();
        Map<ObjectId, ObjectDryRun> answers =
                definitions.find(open.stream().map(ObjectDryRun::asked).toList());
        return planned.stream().map(i -> answers.getOrDefault(i.object(), i)).toList();
    }

    /// One new object alone: its write makes it or fails, and no other of the step depends on which.
    private static boolean isProofItself(List<ObjectDryRun> planned) {
        return planned.size() == 1
                && planned.getFirst().effect() instanceof Effect.Create(_, var prediction)
                && !PlanProvisions.awaitsDefinition(prediction);
    }

    private static boolean isPredicted(ObjectDryRun item) {
        return !(item.effect().prediction() instanceof Prediction.Proven);
    }

    /// One object that can't be written as planned keeps the whole step from being written.
    private static List<WriteResult> refused(
            List<ObjectDryRun> planned, List<ObjectDryRun> proven) {
        List<WriteResult> refused = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            ObjectDryRun now = proven.get(i);
            StillAsPlanned.against(planned.get(i), now)
                    .map(why -> WriteResult.failed(now, why))
                    .ifPresent(refused::add);
        }
        return refused;
    }
}
