package dev.sailplan.applier.dryrun;

import dev.sailplan.applier.access.World;
import dev.sailplan.applier.cluster.Cluster.Deletion;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.effect.Answer;
import dev.sailplan.applier.effect.Pruning;
import dev.sailplan.applier.fields.ScaleTarget;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.applier.retry.Words;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.List;
import java.util.Optional;

/// Asks what becomes of objects that are no longer declared; a deletion is tried dry.
public final class Prunes {
    /// Said of an object that is still the same one.
    public static final String CONFLICT = "the API server refuses its deletion with a conflict (409)";

    private final World world;
    private final ApplicationId application;

    public Prunes(World world, ApplicationId application) {
        this.world = world;
        this.application = application;
    }

    /// What becomes of them where nothing is deleted.
    public List<Fading> letGo(List<InventoryEntry> entries) {
        return world.fanout().map(entries, this::letGo);
    }

    Fading letGo(InventoryEntry entry) {
        return new Fading(entry, Pruning.lettingGo(entry, live(entry), application));
    }

    /// What has the name of one of them now.
    public Optional<JsonObject> live(InventoryEntry entry) {
        try {
            ApiKind kind = world.kinds().guessed(entry.object(), entry.version());
            return world.cluster().get(kind, entry.object());
        } catch (ClusterUnavailable e) {
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }

    public List<Fading> find(List<InventoryEntry> entries, boolean allowed) {
        if (!entries.isEmpty() && !allowed) {
            return entries.stream()
                    .map(e -> new Fading(e, new Pruning.Keep("prune: false")))
                    .toList();
        }
        return world.fanout().map(entries, this::find);
    }

    private Fading find(InventoryEntry entry) {
        ApiKind kind = world.kinds().guessed(entry.object(), entry.version());
        for (int tried = 0; ; tried++) {
            Fading seen = look(entry);
            Optional<Pruning> found = tried(kind, seen.pruning(), world.patience().isLeft(tried));
            if (found.isPresent()) {
                return new Fading(entry, found.get(), seen.resizes());
            }
            world.patience().backOff(tried, Optional.empty());
        }
    }

    /// What one of them is now, without a dry-run.
    public Fading look(InventoryEntry entry) {
        Optional<JsonObject> live = live(entry);
        return new Fading(
                entry,
                Pruning.of(entry, live, application),
                live.filter(_ -> ScaleTarget.isAutoscaler(entry.object())).map(ScaleTarget::of));
    }

    /// Empty where it has to be looked at again: a conflict alone does not say that another object has the name.
    private Optional<Pruning> tried(ApiKind kind, Pruning pruning, boolean again) {
        if (!(pruning instanceof Pruning.Delete deletion)) {
            return Optional.of(pruning);
        }
        Deletion answer =
                world.cluster()
                        .delete(
                                kind,
                                deletion.effect().object(),
                                deletion.fence().byUid(),
                                Write.DRY_RUN);
        return answer instanceof Deletion.Moved && again
                ? Optional.empty()
                : Optional.of(answered(deletion, answer));
    }

    private static Pruning answered(Pruning.Delete deletion, Deletion answer) {
        return switch (answer) {
            case Deletion.Accepted _ -> deletion;
            case Deletion.AlreadyGone _ -> new Pruning.Forget("already gone");
            case Deletion.Moved _ -> predicted(deletion, new Prediction.Invalid(CONFLICT));
            case Deletion.Refused(Answer.Retryable why) ->
                    throw new Interruption.Waiting(Words.of(why));
            case Deletion.Refused(Answer.Unauthorized why) ->
                    throw new Interruption.Waiting(Words.of(why));
            case Deletion.Refused(Answer.WebhookUnavailable(String webhook, _)) ->
                    predicted(deletion, new Prediction.Unreachable(webhook));
            case Deletion.Refused(Answer why) ->
                    predicted(deletion, new Prediction.Invalid(Words.of(why)));
        };
    }

    private static Pruning predicted(Pruning.Delete deletion, Prediction prediction) {
        Effect.Prune effect = new Effect.Prune(deletion.effect().object(), prediction);
        return new Pruning.Delete(effect, deletion.fence(), deletion.rules());
    }
}
