package dev.sailplan.applier.write;

import dev.sailplan.applier.access.Departures;
import dev.sailplan.applier.access.World;
import dev.sailplan.applier.cluster.Cluster.Deletion;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.dryrun.Fading;
import dev.sailplan.applier.dryrun.Prunes;
import dev.sailplan.applier.effect.Answer;
import dev.sailplan.applier.effect.Finding.Fence;
import dev.sailplan.applier.effect.Pruning;
import dev.sailplan.applier.retry.Words;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import dev.sailplan.common.domain.status.ApiKind;
import java.time.Duration;
import java.util.Optional;

/// Deletes one object as it was read last: whoever writes to it in between, be it only that it is to be kept, has it
/// read and judged again.
final class ObjectPrune {
    private static final int FENCED_TRIES = 8;

    private final World world;
    private final Prunes prunes;
    private final Fading planned;
    private final ApiKind kind;
    private int moved;
    private int unanswered;

    ObjectPrune(World world, ApplicationId application, Fading planned) {
        this.world = world;
        this.prunes = new Prunes(world, application);
        this.planned = planned;
        this.kind = world.kinds().guessed(planned.object(), planned.entry().version());
    }

    Pruned prune() {
        while (true) {
            Optional<Pruned> ended =
                    switch (prunes.look(planned.entry()).pruning()) {
                        case Pruning.Keep(String why) -> ended(new Done.Kept(why), false);
                        case Pruning.HandOver handed -> ended(new Done.Kept(handed.why()), false);
                        case Pruning.Forget(String why) -> ended(new Done.Kept(why), true);
                        case Pruning.Delete(_, Fence fence, _) -> delete(fence);
                        case Pruning.LetGo _ ->
                                throw new IllegalStateException("it is not to be deleted");
                    };
            if (ended.isPresent()) {
                return ended.get();
            }
        }
    }

    /// Deletes it as it is now, in one try; empty where it is not gone.
    Optional<Pruned.Ended> deleteOnce() {
        return prunes.look(planned.entry()).pruning() instanceof Pruning.Delete(_, Fence fence, _)
                ? delete(fence)
                        .filter(Pruned.Ended.class::isInstance)
                        .map(Pruned.Ended.class::cast)
                        .filter(Pruned.Ended::gone)
                : Optional.empty();
    }

    /// Empty where it is worth another try.
    private Optional<Pruned> delete(Fence read) {
        Fence fence = isWeak() ? read.byUid() : read;
        return switch (world.cluster().delete(kind, planned.object(), fence, Write.REAL)) {
            case Deletion.Accepted(boolean gone) ->
                    gone ? ended(done(), true) : Optional.of(leaving(fence));
            case Deletion.AlreadyGone _ -> ended(new Done.Written(), true);
            case Deletion.Moved _ -> afterMove();
            case Deletion.Refused(Answer.Retryable(_, String why, var after)) -> later(why, after);
            case Deletion.Refused(Answer.WebhookUnavailable(_, String why)) ->
                    later(why, Optional.empty());
            case Deletion.Refused(Answer why) -> failed(Words.of(why));
        };
    }

    /// By uid alone, since somebody writes it all the time.
    private boolean isWeak() {
        return moved >= FENCED_TRIES;
    }

    private Done done() {
        return isWeak() ? new Done.WrittenWeakly() : new Done.Written();
    }

    private Pruned leaving(Fence fence) {
        return new Pruned.Leaving(
                planned,
                new Departures.Leaver(kind, planned.object(), fence.uid().orElse("")),
                done());
    }

    private Optional<Pruned> afterMove() {
        if (isWeak()) {
            return later(Prunes.CONFLICT, Optional.empty());
        }
        moved++;
        world.patience().jitter();
        return Optional.empty();
    }

    private Optional<Pruned> later(String why, Optional<Duration> asked) {
        if (!world.patience().isLeft(unanswered)) {
            return failed(why);
        }
        world.patience().backOff(unanswered++, asked);
        return Optional.empty();
    }

    private Optional<Pruned> failed(String why) {
        return ended(new Done.Failed(why), false);
    }

    private Optional<Pruned> ended(Done done, boolean gone) {
        return Optional.of(Pruned.ended(planned, done, gone));
    }
}
