package dev.sailplan.applier.write;

import dev.sailplan.applier.access.World;
import dev.sailplan.applier.claim.Claimed;
import dev.sailplan.applier.dryrun.Fading;
import dev.sailplan.applier.dryrun.Prunes;
import dev.sailplan.applier.effect.Pruning;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.write.Ending.Stop;
import dev.sailplan.common.domain.id.ApplicationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sees to objects that were to be created by an earlier release, that nobody has seen, and that Git no longer
/// declares: they are forgotten once no creation of them can be under way any more, and pruned if one came to something.
final class UnseenObjects {
    private static final Duration POLL = Duration.ofSeconds(1);
    private final World world;
    private final Execution.Terms terms;
    private final Claimed claimed;
    private final boolean prune;

    UnseenObjects(World world, Execution.Terms terms, Claimed claimed, boolean prune) {
        this.world = world;
        this.terms = terms;
        this.claimed = claimed;
        this.prune = prune;
    }

    static boolean isOne(Fading fading) {
        return fading.entry().uid().isEmpty()
                && fading.pruning() instanceof Pruning.Forget why
                && why.isGone();
    }

    Optional<Stop> seeTo(List<Fading> unseen, Progress progress) {
        claimed.ensure();
        Optional<Stop> overtaken = awaitRequests();
        return overtaken.isPresent()
                ? overtaken
                : look(unseen.stream().map(Fading::entry).toList(), progress);
    }

    /// A newer release need not wait behind it: what is not seen to stays in the inventory.
    private Optional<Stop> awaitRequests() {
        ApplicationId application = claimed.inventory().id();
        Instant over = world.inventories().earlier().over(application);
        while (world.time().instant().isBefore(over)) {
            terms.lane().checkpoint();
            Optional<Stop> overtaken = terms.newer().get().map(Stop.Overtaken::new);
            if (overtaken.isPresent()) {
                return overtaken;
            }
            world.patience().pause(POLL);
        }
        return Optional.empty();
    }

    private Optional<Stop> look(List<InventoryEntry> entries, Progress progress) {
        List<Fading> now = found(entries);
        claimed.noteGone(
                now.stream()
                        .filter(it -> it.pruning() instanceof Pruning.Forget)
                        .map(Fading::object)
                        .toList());
        List<Fading> deletions =
                now.stream().filter(it -> it.pruning() instanceof Pruning.Delete).toList();
        List<Fading> left =
                now.stream().filter(it -> it.pruning() instanceof Pruning.LetGo).toList();
        return new PruningStep(world, claimed)
                .prune(deletions, progress)
                .or(() -> new LetGoStep(world, claimed).letGo(left, progress));
    }

    private List<Fading> found(List<InventoryEntry> entries) {
        Prunes prunes = new Prunes(world, claimed.inventory().id());
        return terms.letsGo() ? prunes.letGo(entries) : prunes.find(entries, prune);
    }
}
