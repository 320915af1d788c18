package dev.sailplan.applier.execute;

import dev.sailplan.applier.cluster.Cluster.Deletion;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.effect.Answer;
import dev.sailplan.applier.effect.Pruning;
import dev.sailplan.applier.execute.Ending.Stop;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import dev.sailplan.common.domain.status.ApiKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Deletes the objects of one step, each after it was read again: inventory, label and uid have to agree.
final class PruningStep {
    private final World world;
    private final Claimed claimed;

    PruningStep(World world, Claimed claimed) {
        this.world = world;
        this.claimed = claimed;
    }

    Optional<Stop> prune(List<Fading> fading, Progress progress) {
        List<Pruned> all = world.fanout().map(fading, this::prune);
        all.forEach(pruned -> progress.note(pruned.result()));
        claimed.noteGone(all.stream().filter(Pruned::gone).map(p -> p.result().object()).toList());
        List<String> errors = new ArrayList<>();
        all.forEach(pruned -> pruned.error().ifPresent(errors::add));
        return errors.stream().findFirst().map(Stop.Broken::new);
    }

    /// `gone` says that the inventory can forget it.
    private record Pruned(ObjectResult result, boolean gone) {
        Optional<String> error() {
            return result.done() instanceof Done.Failed(String error)
                    ? Optional.of(result.object().shortForm() + ": " + error)
                    : Optional.empty();
        }
    }

    private Pruned prune(Fading planned) {
        Effect effect = planned.effect().orElseThrow();
        for (int tried = 0; ; tried++) {
            Fading now = new Prunes(world, claimed.inventory().id()).look(planned.entry());
            Optional<Pruned> ended =
                    switch (now.pruning()) {
                        case Pruning.Keep(String why) -> ended(effect, new Done.Kept(why), false);
                        case Pruning.Forget(String why) -> ended(effect, new Done.Kept(why), true);
                        case Pruning.Delete(_, String uid, _) -> delete(planned, uid, tried);
                    };
            if (ended.isPresent()) {
                return ended.get();
            }
        }
    }

    private Optional<Pruned> delete(Fading planned, String uid, int tried) {
        Effect effect = planned.effect().orElseThrow();
        ApiKind kind = world.kinds().guessed(planned.object(), planned.entry().version());
        claimed.goOn();
        return switch (world.cluster().delete(kind, planned.object(), uid, Write.REAL)) {
            case Deletion.Accepted(boolean gone) -> accepted(planned, kind, uid, gone);
            case Deletion.AlreadyGone _ -> ended(effect, new Done.Written(), true);
            case Deletion.OtherObject _ ->
                    refused(
                            effect,
                            new Answer.Retryable(409, Prunes.CONFLICT, Optional.empty()),
                            tried);
            case Deletion.Refused(Answer why) -> refused(effect, why, tried);
        };
    }

    private Optional<Pruned> accepted(Fading planned, ApiKind kind, String uid, boolean gone) {
        Effect effect = planned.effect().orElseThrow();
        return gone || new Removal(world).awaitGone(kind, planned.object(), uid).isEmpty()
                ? ended(effect, new Done.Written(), true)
                : ended(effect, new Done.Kept("its finalizers have to end first"), false);
    }

    private Optional<Pruned> refused(Effect effect, Answer why, int tried) {
        boolean later = why instanceof Answer.Retryable || why instanceof Answer.WebhookUnavailable;
        if (!later || !world.patience().isLeft(tried)) {
            return ended(effect, new Done.Failed(Words.of(why)), false);
        }
        Optional<Duration> asks =
                why instanceof Answer.Retryable(_, _, var after) ? after : Optional.empty();
        world.patience().backOff(tried, asks);
        return Optional.empty();
    }

    private static Optional<Pruned> ended(Effect effect, Done done, boolean gone) {
        return Optional.of(new Pruned(new ObjectResult(effect, done, Optional.empty()), gone));
    }
}
