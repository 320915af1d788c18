package dev.sailplan.applier.execute;

import dev.sailplan.applier.cluster.Cluster.Deletion;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.effect.Answer;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Deletes an object of one uid and waits until it is gone.
final class Removal {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);
    private final World world;

    Removal(World world) {
        this.world = world;
    }

    /// Empty once it is gone; else why it is not.
    Optional<Answer> remove(ApiKind kind, ObjectId object, JsonObject live) {
        String uid = live.object("metadata").text("uid").orElse("");
        return switch (world.cluster().delete(kind, object, uid, Write.REAL)) {
            case Deletion.AlreadyGone _, Deletion.OtherObject _ -> Optional.empty();
            case Deletion.Accepted _ -> awaitGone(kind, object, uid);
            case Deletion.Refused(Answer why) -> Optional.of(why);
        };
    }

    /// @throws Interruption.Waiting when the cluster does not say
    Optional<Answer> awaitGone(ApiKind kind, ObjectId object, String uid) {
        Instant end = world.time().instant().plus(PATIENCE);
        Seen seen = see(kind, object, uid);
        while (seen != Seen.GONE) {
            if (!world.time().instant().isBefore(end)) {
                if (seen == Seen.UNKNOWN) {
                    throw new Interruption.Waiting(
                            "nobody says whether " + object.shortForm() + " is deleted");
                }
                String why = "deletion is not finished; its finalizers have to end first";
                return Optional.of(new Answer.Invalid(409, why));
            }
            world.patience().pause(POLL);
            seen = see(kind, object, uid);
        }
        return Optional.empty();
    }

    private enum Seen {
        THERE,
        GONE,
        /// An API server that does not answer says nothing about finalizers.
        UNKNOWN
    }

    private Seen see(ApiKind kind, ObjectId object, String uid) {
        try {
            return isThere(kind, object, uid) ? Seen.THERE : Seen.GONE;
        } catch (ClusterUnavailable e) {
            return Seen.UNKNOWN;
        }
    }

    private boolean isThere(ApiKind kind, ObjectId object, String uid) {
        return world.cluster()
                .get(kind, object)
                .flatMap(live -> live.object("metadata").text("uid"))
                .filter(uid::equals)
                .isPresent();
    }
}
