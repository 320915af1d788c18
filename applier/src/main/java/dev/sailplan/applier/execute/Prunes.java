package dev.sailplan.applier.execute;

import dev.sailplan.applier.cluster.Cluster.Deletion;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.effect.Answer;
import dev.sailplan.applier.effect.Pruning;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.List;
import java.util.Optional;

/// Asks what becomes of objects that are no longer declared; a deletion is tried dry.
final class Prunes {
    private final World world;
    private final ApplicationId application;

    Prunes(World world, ApplicationId application) {
        this.world = world;
        this.application = application;
    }

    List<Fading> find(List<InventoryEntry> entries, boolean allowed) {
        if (!entries.isEmpty() && !allowed) {
            return entries.stream()
                    .map(e -> new Fading(e, new Pruning.Keep("prune: false")))
                    .toList();
        }
        return world.fanout().map(entries, this::find);
    }

    private Fading find(InventoryEntry entry) {
        Fading seen = look(entry);
        ApiKind kind = world.kinds().guessed(entry.object(), entry.version());
        return new Fading(entry, tried(kind, seen.pruning()));
    }

    /// What one of them is now, without a dry-run.
    Fading look(InventoryEntry entry) {
        try {
            ApiKind kind = world.kinds().guessed(entry.object(), entry.version());
            Optional<JsonObject> live = world.cluster().get(kind, entry.object());
            return new Fading(entry, Pruning.of(entry, live, application));
        } catch (ClusterUnavailable e) {
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }

    private Pruning tried(ApiKind kind, Pruning pruning) {
        if (!(pruning instanceof Pruning.Delete deletion)) {
            return pruning;
        }
        ObjectId object = deletion.effect().object();
        return switch (world.cluster().delete(kind, object, deletion.uid(), Write.DRY_RUN)) {
            case Deletion.Accepted _ -> pruning;
            case Deletion.AlreadyGone _ -> new Pruning.Forget("already gone");
            case Deletion.OtherObject _ -> new Pruning.Forget("another object has its name");
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
        return new Pruning.Delete(effect, deletion.uid(), deletion.rules());
    }
}
