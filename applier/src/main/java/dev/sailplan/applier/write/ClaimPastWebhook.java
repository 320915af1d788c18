package dev.sailplan.applier.write;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.claim.ClaimSession;
import dev.sailplan.applier.dryrun.DryRuns;
import dev.sailplan.applier.dryrun.ObjectDryRun;
import dev.sailplan.applier.dryrun.PruneCandidate;
import dev.sailplan.applier.dryrun.PruneChecks;
import dev.sailplan.applier.effect.PruneEffect;
import dev.sailplan.applier.order.SpecialKinds;
import dev.sailplan.applier.prepare.ChangeSet;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Makes the claim, also where an admission webhook that does not answer guards the inventory and the release repairs
/// or removes that webhook.
///
/// The claim would come first, and can't: its ConfigMap passes the webhook. The configuration of a webhook passes
/// none, so that it alone is written before, and only where the inventory already lists it.
public final class ClaimPastWebhook {
    private final ClusterTools tools;
    private final ClaimSession claimed;
    private final Progress progress;
    private final Set<ObjectId> repaired = new HashSet<>();

    public ClaimPastWebhook(ClusterTools tools, ClaimSession claimed, Progress progress) {
        this.tools = tools;
        this.claimed = claimed;
        this.progress = progress;
    }

    /// What is left to do once the claim stands. A webhook may be away for a moment only, and the API server takes
    /// one to hear of a change.
    public ChangeSet claim(ChangeSet changes) {
        for (int tried = 0; ; tried++) {
            try {
                claimed.make();
                return new ChangeSet(
                        changes.plan(),
                        changes.dryRuns(),
                        changes.items().stream().filter(open(ObjectDryRun::object)).toList(),
                        changes.prunes().stream().filter(open(PruneCandidate::object)).toList());
            } catch (Interruption.WebhookDown down) {
                boolean found = tried == 0 ? carries(changes, down) : repair(changes, down);
                if ((!found && repaired.isEmpty()) || !tools.retries().isLeft(tried)) {
                    throw down;
                }
                tools.retries().backOff(tried, Optional.empty());
            }
        }
    }

    private <T> Predicate<T> open(Function<T, ObjectId> object) {
        return one -> !repaired.contains(object.apply(one));
    }

    private boolean carries(ChangeSet changes, Interruption.WebhookDown down) {
        return !updates(changes, down).isEmpty() || !removals(changes, down).isEmpty();
    }

    /// Each after the inventory was read anew: nobody else claimed the cluster meanwhile. One that changed since it was
    /// planned is not written; the release waits, and is planned on what is there then.
    private boolean repair(ChangeSet changes, Interruption.WebhookDown down) {
        List<ObjectDryRun> updates = updates(changes, down);
        List<PruneCandidate> removals = removals(changes, down);
        updates.forEach(item -> update(item, changes.dryRuns(), down));
        removals.forEach(candidate -> remove(candidate, down));
        return !updates.isEmpty() || !removals.isEmpty();
    }

    private void update(ObjectDryRun item, DryRuns dryRuns, Interruption.WebhookDown down) {
        claimed.confirm();
        WriteResult written =
                new ObjectWrite(tools, dryRuns, claimed, item).changeOnce().orElseThrow(() -> down);
        progress.note(written, item);
        claimed.note(written.entry().stream().toList());
        repaired.add(item.object());
    }

    private void remove(PruneCandidate candidate, Interruption.WebhookDown down) {
        claimed.confirm();
        PruneResult.Ended ended =
                new ObjectPrune(tools, claimed.inventory().id(), candidate)
                        .deleteOnce()
                        .orElseThrow(() -> down);
        progress.note(ended.result());
        claimed.noteGone(List.of(candidate.object()));
        repaired.add(candidate.object());
    }

    private List<ObjectDryRun> updates(ChangeSet changes, Interruption.WebhookDown down) {
        return changes.items().stream()
                .filter(item -> item.effect() instanceof Effect.Update)
                .filter(item -> isOpen(item.object()))
                .filter(item -> item.live().filter(live -> carries(live, down)).isPresent())
                .toList();
    }

    private List<PruneCandidate> removals(ChangeSet changes, Interruption.WebhookDown down) {
        PruneChecks prunes = new PruneChecks(tools, claimed.inventory().id());
        return changes.prunes().stream()
                .filter(candidate -> candidate.pruning() instanceof PruneEffect.Delete)
                .filter(candidate -> isOpen(candidate.object()))
                .filter(f -> prunes.live(f.entry()).filter(l -> carries(l, down)).isPresent())
                .toList();
    }

    private boolean isOpen(ObjectId object) {
        return SpecialKinds.isWebhooks(object)
                && claimed.isListed(object)
                && !repaired.contains(object);
    }

    private static boolean carries(JsonObject live, Interruption.WebhookDown down) {
        return live.array("webhooks").stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .anyMatch(hook -> hook.text("name").equals(Optional.of(down.webhook())));
    }
}
