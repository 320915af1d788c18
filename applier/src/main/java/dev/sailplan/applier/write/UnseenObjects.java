package dev.sailplan.applier.write;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.claim.ClaimSession;
import dev.sailplan.applier.dryrun.PruneCandidate;
import dev.sailplan.applier.dryrun.PruneChecks;
import dev.sailplan.applier.effect.PruneEffect;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.write.ExecutionResult.Stop;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.plan.PlanOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sees to objects that were to be created by an earlier release, that nobody has seen, and that Git no longer
/// declares: they are forgotten once no creation of them can be under way any more, and pruned if one came to
/// something.
final class UnseenObjects {
    private static final Duration POLL = Duration.ofSeconds(1);
    private final ClusterTools tools;
    private final Execution.Terms terms;
    private final ClaimSession claimed;
    private final PlanOptions options;

    UnseenObjects(
            ClusterTools tools, Execution.Terms terms, ClaimSession claimed, PlanOptions options) {
        this.tools = tools;
        this.terms = terms;
        this.claimed = claimed;
        this.options = options;
    }

    static boolean isOne(PruneCandidate candidate) {
        return candidate.entry().uid().isEmpty()
                && candidate.pruning() instanceof PruneEffect.Forget why
                && why.isGone();
    }

    Optional<Stop> seeTo(List<PruneCandidate> unseen, Progress progress) {
        claimed.ensure();
        Optional<Stop> superseded = awaitRequests();
        return superseded.isPresent()
                ? superseded
                : look(unseen.stream().map(PruneCandidate::entry).toList(), progress);
    }

    /// A newer release need not wait behind it: what is not seen to stays in the inventory.
    private Optional<Stop> awaitRequests() {
        ApplicationId application = claimed.inventory().id();
        Instant over = tools.inventories().earlier().over(application);
        while (tools.time().instant().isBefore(over)) {
            terms.lane().checkpoint();
            Optional<Stop> superseded = terms.newer().get().map(Stop.Superseded::new);
            if (superseded.isPresent()) {
                return superseded;
            }
            tools.retries().pause(POLL);
        }
        return Optional.empty();
    }

    private Optional<Stop> look(List<InventoryEntry> entries, Progress progress) {
        List<PruneCandidate> now = found(entries);
        claimed.noteGone(
                now.stream()
                        .filter(it -> it.pruning() instanceof PruneEffect.Forget)
                        .map(PruneCandidate::object)
                        .toList());
        List<PruneCandidate> deletions =
                now.stream().filter(it -> it.pruning() instanceof PruneEffect.Delete).toList();
        List<PruneCandidate> left =
                now.stream().filter(it -> it.pruning() instanceof PruneEffect.LetGo).toList();
        return new PruningStep(tools, claimed, options.waitAtMost())
                .prune(deletions, progress)
                .or(() -> new LetGoStep(tools, claimed).letGo(left, progress));
    }

    private List<PruneCandidate> found(List<InventoryEntry> entries) {
        PruneChecks prunes = new PruneChecks(tools, claimed.inventory().id());
        return terms.letsGo() ? prunes.letGo(entries) : prunes.find(entries, options.prune());
    }
}
