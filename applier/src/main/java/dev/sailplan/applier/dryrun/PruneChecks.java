package dev.sailplan.applier.dryrun;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.cluster.Cluster.Deletion;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.effect.PruneEffect;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.fields.ScaleTarget;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.retry.ApiMessages;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.List;
import java.util.Optional;

/// Finds what a prune does to objects that are no longer declared; deletions are tried by dry-run.
public final class PruneChecks {
    /// Said of an object that is still the same one.
    public static final String CONFLICT =
            "the API server refuses its deletion with a conflict (409)";

    private final ClusterTools tools;
    private final ApplicationId application;

    public PruneChecks(ClusterTools tools, ApplicationId application) {
        this.tools = tools;
        this.application = application;
    }

    /// What becomes of them where nothing is deleted.
    public List<PruneCandidate> letGo(List<InventoryEntry> entries) {
        return tools.fanout().map(entries, this::letGo);
    }

    PruneCandidate letGo(InventoryEntry entry) {
        return new PruneCandidate(entry, PruneEffect.lettingGo(entry, live(entry), application));
    }

    /// What has the name of one of them now.
    public Optional<JsonObject> live(InventoryEntry entry) {
        try {
            ApiKind kind = tools.kinds().guessed(entry.object(), entry.version());
            return tools.cluster().get(kind, entry.object());
        } catch (ClusterUnavailable e) {
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }

    public List<PruneCandidate> find(List<InventoryEntry> entries, boolean allowed) {
        if (!entries.isEmpty() && !allowed) {
            return entries.stream()
                    .map(e -> new PruneCandidate(e, new PruneEffect.Keep("prune: false")))
                    .toList();
        }
        return tools.fanout().map(entries, this::find);
    }

    private PruneCandidate find(InventoryEntry entry) {
        ApiKind kind = tools.kinds().guessed(entry.object(), entry.version());
        for (int tried = 0; ; tried++) {
            PruneCandidate seen = look(entry);
            Optional<PruneEffect> found =
                    tried(kind, seen.pruning(), tools.retries().isLeft(tried));
            if (found.isPresent()) {
                return new PruneCandidate(entry, found.get(), seen.resizes());
            }
            tools.retries().backOff(tried, Optional.empty());
        }
    }

    /// What one of them is now, without a dry-run.
    public PruneCandidate look(InventoryEntry entry) {
        Optional<JsonObject> live = live(entry);
        return new PruneCandidate(
                entry,
                PruneEffect.of(entry, live, application),
                live.filter(_ -> ScaleTarget.isAutoscaler(entry.object())).map(ScaleTarget::of));
    }

    /// Empty where it has to be looked at again: a conflict alone does not say that another object has the name.
    private Optional<PruneEffect> tried(ApiKind kind, PruneEffect pruning, boolean again) {
        if (!(pruning instanceof PruneEffect.Delete deletion)) {
            return Optional.of(pruning);
        }
        Deletion answer =
                tools.cluster()
                        .delete(
                                kind,
                                deletion.effect().object(),
                                deletion.fence().byUid(),
                                Write.DRY_RUN);
        return answer instanceof Deletion.Moved && again
                ? Optional.empty()
                : Optional.of(answered(deletion, answer));
    }

    private static PruneEffect answered(PruneEffect.Delete deletion, Deletion answer) {
        return switch (answer) {
            case Deletion.Accepted _ -> deletion;
            case Deletion.AlreadyGone _ -> new PruneEffect.Forget("already gone");
            case Deletion.Moved _ -> predicted(deletion, new Prediction.Invalid(CONFLICT));
            case Deletion.Refused(WriteAnswer.Retryable why) ->
                    throw new Interruption.Waiting(ApiMessages.of(why));
            case Deletion.Refused(WriteAnswer.Unauthorized why) ->
                    throw new Interruption.Waiting(ApiMessages.of(why));
            case Deletion.Refused(WriteAnswer.WebhookUnavailable(String webhook, _)) ->
                    predicted(deletion, new Prediction.Unreachable(webhook));
            case Deletion.Refused(WriteAnswer why) ->
                    predicted(deletion, new Prediction.Invalid(ApiMessages.of(why)));
        };
    }

    private static PruneEffect predicted(PruneEffect.Delete deletion, Prediction prediction) {
        Effect.Prune effect = new Effect.Prune(deletion.effect().object(), prediction);
        return new PruneEffect.Delete(effect, deletion.fence(), deletion.rules());
    }
}
