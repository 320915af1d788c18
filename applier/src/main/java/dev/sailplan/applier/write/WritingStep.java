package dev.sailplan.applier.write;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.claim.ClaimSession;
import dev.sailplan.applier.dryrun.DryRuns;
import dev.sailplan.applier.dryrun.ObjectChange;
import dev.sailplan.applier.dryrun.StillAsPlanned;
import dev.sailplan.applier.prepare.ClaimedEntries;
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
    private final ClusterTools world;
    private final DryRuns finder;
    private final ClaimSession claimed;
    private final SupersessionCheck overtaking;

    WritingStep(
            ClusterTools world,
            DryRuns finder,
            ClaimSession claimed,
            SupersessionCheck overtaking) {
        this.overtaking = overtaking;
        this.world = world;
        this.finder = finder;
        this.claimed = claimed;
    }

    Optional<Stop> write(List<ObjectChange> planned, Progress progress) {
        List<ObjectChange> proven = proven(planned);
        List<WriteResult> refused = refused(planned, proven);
        if (refused.isEmpty()) {
            claimed.intend(ClaimedEntries.toStart(proven));
        }
        List<WriteResult> all =
                refused.isEmpty() ? world.fanout().map(proven, this::write) : refused;
        Map<ObjectId, WriteResult> byObject = new HashMap<>();
        all.forEach(wrote -> byObject.put(wrote.result().object(), wrote));
        planned.forEach(item ->
                Optional.ofNullable(byObject.get(item.object()))
                        .ifPresent(wrote -> progress.note(wrote, item)));
        claimed.note(all.stream().flatMap(wrote -> wrote.entry().stream()).toList());
        claimed.noteGone(
                all.stream()
                        .filter(WriteResult::isForgotten)
                        .map(w -> w.result().object())
                        .toList());
        return all.stream().flatMap(w -> w.error().stream()).findFirst().map(this::stopped);
    }

    private Stop stopped(String error) {
        return overtaking
                .by()
                .<Stop>map(Stop.Overtaken::new)
                .orElseGet(() -> new Stop.Broken(error));
    }

    private WriteResult write(ObjectChange item) {
        return new ObjectWrite(world, finder, claimed, item, overtaking::isDue).write();
    }

    /// What could only be predicted is asked again: what it needs is there by now.
    private List<ObjectChange> proven(List<ObjectChange> planned) {
        if (isProofItself(planned)) {
            return planned;
        }
        List<ObjectChange> open = planned.stream().filter(WritingStep::isPredicted).toList();
        Map<ObjectId, ObjectChange> answers = new HashMap<>();
        finder.find(open.stream().map(ObjectChange::asked).toList())
                .forEach(item -> answers.put(item.object(), item));
        return planned.stream().map(i -> answers.getOrDefault(i.object(), i)).toList();
    }

    /// One new object alone: its write makes it or fails, and no other of the step depends on which.
    private static boolean isProofItself(List<ObjectChange> planned) {
        return planned.size() == 1 && planned.getFirst().effect() instanceof Effect.Create;
    }

    private static boolean isPredicted(ObjectChange item) {
        return !(item.effect().prediction() instanceof Prediction.Proven);
    }

    /// One object that can't be written as planned keeps the whole step from being written.
    private static List<WriteResult> refused(
            List<ObjectChange> planned, List<ObjectChange> proven) {
        List<WriteResult> refused = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            ObjectChange now = proven.get(i);
            StillAsPlanned.against(planned.get(i), now)
                    .map(why -> WriteResult.failed(now, why))
                    .ifPresent(refused::add);
        }
        return refused;
    }
}
