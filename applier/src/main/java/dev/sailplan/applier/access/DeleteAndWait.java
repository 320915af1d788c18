package dev.sailplan.applier.access;

import dev.sailplan.applier.cluster.Cluster.Deletion;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.status.ApiKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Deletes an object as it was read and waits until it is gone.
public final class DeleteAndWait {
    private final ClusterTools tools;
    private final Duration wait;

    /// `wait` bounds how long a grace period is waited for.
    public DeleteAndWait(ClusterTools tools, Duration wait) {
        this.tools = tools;
        this.wait = wait;
    }

    /// Empty once it is gone; else why it is not.
    public Optional<WriteAnswer> remove(ApiKind kind, ObjectId object, Fence fence) {
        return switch (tools.cluster().delete(kind, object, fence, Write.REAL)) {
            case Deletion.AlreadyGone _ -> Optional.empty();
            case Deletion.Moved _ -> Optional.of(new WriteAnswer.Moved("it was written meanwhile"));
            case Deletion.Accepted _ -> awaitGone(kind, object, fence.uid().orElse(""));
            case Deletion.Refused(WriteAnswer why) -> Optional.of(why);
        };
    }

    /// @throws Interruption.Waiting when the cluster does not say
    public Optional<WriteAnswer> awaitGone(ApiKind kind, ObjectId object, String uid) {
        return DeletionWait.of(tools, wait)
                .await(List.of(new DeletionWait.Leaver(kind, object, uid)))
                .values()
                .stream()
                .<WriteAnswer>map(live -> new WriteAnswer.Invalid(409, DeletionWait.words(live)))
                .findFirst();
    }
}
