package dev.sailplan.applier.write;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.access.DeletionWait;
import dev.sailplan.applier.cluster.Cluster.Deletion;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.dryrun.PruneCandidate;
import dev.sailplan.applier.dryrun.PruneChecks;
import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.PruneEffect;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.retry.ApiMessages;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import dev.sailplan.common.domain.status.ApiKind;
import java.time.Duration;
import java.util.Optional;

/// Prunes one object as it was read last: whoever writes to it in between, be it only that it is to be kept, has it
/// read and judged again.
final class ObjectPrune {
    private static final int FENCED_TRIES = 8;

    private final ClusterTools tools;
    private final PruneChecks prunes;
    private final PruneCandidate planned;
    private final ApiKind kind;
    private int moved;
    private int unanswered;

    ObjectPrune(ClusterTools tools, ApplicationId application, PruneCandidate planned) {
        this.tools = tools;
        this.prunes = new PruneChecks(tools, application);
        this.planned = planned;
        this.kind = tools.kinds().guessed(planned.object(), planned.entry().version());
    }

    PruneResult prune() {
        while (true) {
            Optional<PruneResult> ended =
                    switch (prunes.look(planned.entry()).pruning()) {
                        case PruneEffect.Keep(String why) -> ended(new Done.Kept(why), false);
                        case PruneEffect.HandOver handed ->
                                ended(new Done.Kept(handed.why()), false);
                        case PruneEffect.Forget(String why) -> ended(new Done.Kept(why), true);
                        case PruneEffect.Delete(_, Fence fence, _) -> delete(fence);
                        case PruneEffect.LetGo(_, _, var why) ->
                                ended(new Done.Kept(why.orElse("it is not to be deleted")), false);
                    };
            if (ended.isPresent()) {
                return ended.get();
            }
        }
    }

    /// Deletes it as it is now, in one try; empty where it is not gone.
    Optional<PruneResult.Ended> deleteOnce() {
        return prunes.look(planned.entry()).pruning()
                        instanceof PruneEffect.Delete(_, Fence fence, _)
                ? delete(fence)
                        .filter(PruneResult.Ended.class::isInstance)
                        .map(PruneResult.Ended.class::cast)
                        .filter(PruneResult.Ended::gone)
                : Optional.empty();
    }

    /// Empty where it is worth another try.
    private Optional<PruneResult> delete(Fence read) {
        Fence fence = isWeak() ? read.byUid() : read;
        return switch (tools.cluster().delete(kind, planned.object(), fence, Write.REAL)) {
            case Deletion.Accepted(boolean gone) ->
                    gone ? ended(done(), true) : Optional.of(leaving(fence));
            case Deletion.AlreadyGone _ -> ended(new Done.Written(), true);
            case Deletion.Moved _ -> afterMove();
            case Deletion.Refused(WriteAnswer.Retryable(_, String why, var after)) ->
                    later(why, after);
            case Deletion.Refused(WriteAnswer.WebhookUnavailable(_, String why)) ->
                    later(why, Optional.empty());
            case Deletion.Refused(WriteAnswer why) -> failed(ApiMessages.of(why));
        };
    }

    /// By uid alone, since somebody writes it all the time.
    private boolean isWeak() {
        return moved >= FENCED_TRIES;
    }

    private Done done() {
        return isWeak() ? new Done.WrittenWeakly() : new Done.Written();
    }

    private PruneResult leaving(Fence fence) {
        return new PruneResult.Leaving(
                planned,
                new DeletionWait.Leaver(kind, planned.object(), fence.uid().orElse("")),
                done());
    }

    private Optional<PruneResult> afterMove() {
        if (isWeak()) {
            return later(PruneChecks.CONFLICT, Optional.empty());
        }
        moved++;
        tools.retries().jitter();
        return Optional.empty();
    }

    private Optional<PruneResult> later(String why, Optional<Duration> asked) {
        if (!tools.retries().isLeft(unanswered)) {
            return failed(why);
        }
        tools.retries().backOff(unanswered++, asked);
        return Optional.empty();
    }

    private Optional<PruneResult> failed(String why) {
        return ended(new Done.Failed(why), false);
    }

    private Optional<PruneResult> ended(Done done, boolean gone) {
        return Optional.of(PruneResult.ended(planned, done, gone));
    }
}
