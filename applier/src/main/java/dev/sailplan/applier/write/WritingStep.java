package dev.sailplan.applier.write;

import dev.sailplan.applier.access.World;
import dev.sailplan.applier.claim.Claimed;
import dev.sailplan.applier.dryrun.Consent;
import dev.sailplan.applier.dryrun.Finder;
import dev.sailplan.applier.dryrun.Item;
import dev.sailplan.applier.prepare.Union;
import dev.sailplan.applier.write.Ending.Stop;
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
    private final World world;
    private final Finder finder;
    private final Claimed claimed;
    private final Overtaking overtaking;

    WritingStep(World world, Finder finder, Claimed claimed, Overtaking overtaking) {
        this.overtaking = overtaking;
        this.world = world;
        this.finder = finder;
        this.claimed = claimed;
    }

    Optional<Stop> write(List<Item> planned, Progress progress) {
        List<Item> proven = proven(planned);
        List<Wrote> refused = refused(planned, proven);
        if (refused.isEmpty()) {
            claimed.intend(Union.toStart(proven));
        }
        List<Wrote> all = refused.isEmpty() ? world.fanout().map(proven, this::write) : refused;
        Map<ObjectId, Wrote> byObject = new HashMap<>();
        all.forEach(wrote -> byObject.put(wrote.result().object(), wrote));
        planned.forEach(item ->
                Optional.ofNullable(byObject.get(item.object()))
                        .ifPresent(wrote -> progress.note(wrote, item)));
        claimed.note(all.stream().flatMap(wrote -> wrote.entry().stream()).toList());
        claimed.noteGone(
                all.stream().filter(Wrote::isForgotten).map(w -> w.result().object()).toList());
        return all.stream().flatMap(w -> w.error().stream()).findFirst().map(this::stopped);
    }

    private Stop stopped(String error) {
        return overtaking
                .by()
                .<Stop>map(Stop.Overtaken::new)
                .orElseGet(() -> new Stop.Broken(error));
    }

    private Wrote write(Item item) {
        return new ObjectWrite(world, finder, claimed, item, overtaking::isDue).write();
    }

    /// What could only be predicted is asked again: what it needs is there by now.
    private List<Item> proven(List<Item> planned) {
        if (isProofItself(planned)) {
            return planned;
        }
        List<Item> open = planned.stream().filter(WritingStep::isPredicted).toList();
        Map<ObjectId, Item> answers = new HashMap<>();
        finder.find(open.stream().map(Item::asked).toList())
                .forEach(item -> answers.put(item.object(), item));
        return planned.stream().map(i -> answers.getOrDefault(i.object(), i)).toList();
    }

    /// One new object alone: its write makes it or fails, and no other of the step depends on which.
    private static boolean isProofItself(List<Item> planned) {
        return planned.size() == 1 && planned.getFirst().effect() instanceof Effect.Create;
    }

    private static boolean isPredicted(Item item) {
        return !(item.effect().prediction() instanceof Prediction.Proven);
    }

    /// One object that can't be written as planned keeps the whole step from being written.
    private static List<Wrote> refused(List<Item> planned, List<Item> proven) {
        List<Wrote> refused = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            Item now = proven.get(i);
            Consent.against(planned.get(i), now)
                    .map(why -> Wrote.failed(now, why))
                    .ifPresent(refused::add);
        }
        return refused;
    }
}
