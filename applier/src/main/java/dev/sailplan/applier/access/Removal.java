package dev.sailplan.applier.access;

import dev.sailplan.applier.cluster.Cluster.Deletion;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.effect.Answer;
import dev.sailplan.applier.effect.Finding.Fence;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.List;
import java.util.Optional;

/// Deletes an object as it was read and waits until it is gone.
public final class Removal {
    private final World world;

    public Removal(World world) {
        this.world = world;
    }

    /// Empty once it is gone; else why it is not.
    public Optional<Answer> remove(ApiKind kind, ObjectId object, Fence fence) {
        return switch (world.cluster().delete(kind, object, fence, Write.REAL)) {
            case Deletion.AlreadyGone _ -> Optional.empty();
            case Deletion.Moved _ -> Optional.of(new Answer.Moved("it was written meanwhile"));
            case Deletion.Accepted _ -> awaitGone(kind, object, fence.uid().orElse(""));
            case Deletion.Refused(Answer why) -> Optional.of(why);
        };
    }

    /// @throws Interruption.Waiting when the cluster does not say
    public Optional<Answer> awaitGone(ApiKind kind, ObjectId object, String uid) {
        return Departures.of(world)
                .await(List.of(new Departures.Leaver(kind, object, uid)))
                .values()
                .stream()
                .<Answer>map(live -> new Answer.Invalid(409, Departures.words(live)))
                .findFirst();
    }
}
