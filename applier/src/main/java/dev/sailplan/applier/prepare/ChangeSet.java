package dev.sailplan.applier.prepare;

import dev.sailplan.applier.dryrun.DryRuns;
import dev.sailplan.applier.dryrun.ObjectDryRun;
import dev.sailplan.applier.dryrun.PruneCandidate;
import dev.sailplan.applier.inventory.IntendedWrite;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.RunId;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A change set: everything that a release would write and prune, with its effects.
public record ChangeSet(
        Plan plan, DryRuns dryRuns, List<ObjectDryRun> items, List<PruneCandidate> prunes) {
    public ChangeSet {
        items = List.copyOf(items);
        prunes = List.copyOf(prunes);
    }

    public Effects effects() {
        Stream<Effect> writes = items.stream().map(ObjectDryRun::effect);
        Stream<Effect> pruned = prunes.stream().flatMap(p -> p.effect().stream());
        return new Effects(Stream.concat(writes, pruned).toList());
    }

    public boolean changesNothing() {
        return effects().changing().isEmpty();
    }

    /// What the claim puts into the inventory before the first write.
    public Inventory.Union toClaim() {
        List<IntendedWrite> writes =
                items.stream()
                        .filter(item -> !isSettled(item) && !hasRunBefore(item))
                        .map(ChangeSet::intended)
                        .toList();
        List<ObjectId> pruned =
                prunes.stream()
                        .filter(candidate -> candidate.effect().isPresent())
                        .map(PruneCandidate::object)
                        .toList();
        return new Inventory.Union(writes, pruned);
    }

    /// What of a step is recorded just before it: which runs are started. A run that no step reached was not.
    public static List<IntendedWrite> runsToStart(List<ObjectDryRun> step) {
        return step.stream()
                .filter(item -> item.starts().isPresent())
                .map(item -> intended(item, item.starts()))
                .toList();
    }

    /// Nothing will be written, and nothing about it was in doubt.
    private static boolean isSettled(ObjectDryRun item) {
        IndexEntry entry = item.asked().entry();
        return item.effect() instanceof Effect.Unchanged
                && item.asked()
                        .known()
                        .filter(known -> known.isConfirmedAt(entry.digest()))
                        .filter(known -> known.version().equals(entry.version()))
                        .isPresent();
    }

    /// Its last run stays on record until the new one is started.
    private static boolean hasRunBefore(ObjectDryRun item) {
        return item.effect() instanceof Effect.Run && item.asked().known().isPresent();
    }

    private static IntendedWrite intended(ObjectDryRun item) {
        return intended(item, item.starts().isPresent() ? Optional.empty() : item.run());
    }

    private static IntendedWrite intended(ObjectDryRun item, Optional<RunId> run) {
        return new IntendedWrite(item.object(), item.asked().entry().version(), uid(item), run);
    }

    /// Only an object that stays the same one keeps its uid.
    private static Optional<String> uid(ObjectDryRun item) {
        return switch (item.effect()) {
            case Effect.Update _, Effect.Adopt _ -> item.found().fence().uid();
            case Effect.Unchanged _ ->
                    item.live()
                            .flatMap(live -> live.object("metadata").text("uid"))
                            .or(() -> item.asked().known().flatMap(InventoryEntry::uid));
            case Effect.Create _, Effect.Replace _, Effect.Run _, Effect.Prune _ ->
                    Optional.empty();
        };
    }
}
