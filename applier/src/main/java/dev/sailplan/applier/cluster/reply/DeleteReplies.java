package dev.sailplan.applier.cluster.reply;

import dev.sailplan.applier.cluster.Cluster.Deletion;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.status.ApiKind;

/// Tells what an HTTP answer to a DELETE means.
public final class DeleteReplies {
    private DeleteReplies() {}

    public static Deletion read(ApiKind kind, ObjectId object, Reply reply) {
        if (reply.isSuccess()) {
            return new Deletion.Accepted(
                    !reply.body().object("metadata").text("deletionTimestamp").isPresent());
        }
        WriteAnswer answer = new WriteReplies(kind, object).of(reply);
        return switch (answer) {
            case WriteAnswer.NoSuchObject _, WriteAnswer.NoSuchNamespace _ ->
                    new Deletion.AlreadyGone();
            case WriteAnswer.Moved _ -> new Deletion.Moved();
            case WriteAnswer.Stored _,
                    WriteAnswer.FieldConflict _,
                    WriteAnswer.NoSuchKind _,
                    WriteAnswer.Immutable _,
                    WriteAnswer.Invalid _,
                    WriteAnswer.Forbidden _,
                    WriteAnswer.WebhookUnavailable _,
                    WriteAnswer.Retryable _,
                    WriteAnswer.Unauthorized _ ->
                    new Deletion.Refused(answer);
        };
    }
}
