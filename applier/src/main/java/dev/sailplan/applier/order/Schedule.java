package dev.sailplan.applier.order;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.rules.ObjectRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Puts the objects of a release into steps, in their order.
public final class Schedule {
    private Schedule() {}

    /// The steps of writing these objects, first to last.
    public static List<Step> of(Map<ObjectId, ObjectRules> work) {
        NavigableMap<Position, List<ObjectId>> steps = new TreeMap<>();
        work.forEach((object, rules) -> put(steps, Position.of(object, rules), object));
        List<Step> schedule = new ArrayList<>();
        steps.forEach((position, objects) ->
                schedule.add(new Step(position, objects, waits(position, objects, work))));
        return List.copyOf(schedule);
    }

    /// The steps of pruning these objects: those with `prune: first`, which come before all writing, and the others.
    public static Prunes ofPrunes(Map<ObjectId, ObjectRules> prunes) {
        NavigableMap<Position, List<ObjectId>> steps = new TreeMap<>();
        prunes.forEach((object, rules) -> put(steps, Position.ofPrune(object, rules), object));
        List<Step> all =
                steps.entrySet().stream()
                        .map(step -> new Step(step.getKey(), step.getValue(), false))
                        .toList();
        return new Prunes(
                all.stream().filter(s -> s.position().phase() == Phase.PRUNE_FIRST).toList(),
                all.stream().filter(s -> s.position().phase() == Phase.PRUNE).toList());
    }

    /// Holds the steps of pruning before and after all writing, each list first to last.
    public record Prunes(List<Step> first, List<Step> last) {
        public Prunes {
            first = List.copyOf(first);
            last = List.copyOf(last);
        }
    }

    private static void put(
            NavigableMap<Position, List<ObjectId>> steps, Position position, ObjectId object) {
        steps.computeIfAbsent(position, _ -> new ArrayList<>()).add(object);
    }

    private static boolean waits(
            Position position, List<ObjectId> objects, Map<ObjectId, ObjectRules> work) {
        return position.stage() == ApplyStage.FOUNDATION
                || objects.stream().map(work::get).anyMatch(Schedule::asksToWait)
                || work.entrySet().stream().anyMatch(w -> isLaterWave(position, w));
    }

    private static boolean asksToWait(ObjectRules rules) {
        return rules.wave().isPresent() || rules.hook().isPresent();
    }

    private static boolean isLaterWave(Position step, Map.Entry<ObjectId, ObjectRules> object) {
        Position other = Position.of(object.getKey(), object.getValue());
        return other.phase() == step.phase()
                && other.stage() == step.stage()
                && other.wave() > step.wave();
    }
}
