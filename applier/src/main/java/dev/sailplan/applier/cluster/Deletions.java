package dev.sailplan.applier.cluster;

import dev.sailplan.applier.cluster.Cluster.Deletion;
import dev.sailplan.applier.effect.Answer;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.status.ApiKind;

/// Tells what an HTTP answer to a DELETE means.
final class Deletions {
    private Deletions() {}

    static Deletion read(ApiKind kind, ObjectId object, Reply reply) {
        if (reply.isSuccess()) {
            return new Deletion.Accepted(
                    !reply.body().object("metadata").text("deletionTimestamp").isPresent());
        }
        Answer answer = new Classification(kind, object).of(reply);
        return switch (answer) {
            case Answer.NoSuchObject _, Answer.NoSuchNamespace _ -> new Deletion.AlreadyGone();
            case Answer.Moved _ -> new Deletion.Moved();
            case Answer.Stored _,
                    Answer.FieldConflict _,
                    Answer.NoSuchKind _,
                    Answer.Immutable _,
                    Answer.Invalid _,
                    Answer.Forbidden _,
                    Answer.WebhookUnavailable _,
                    Answer.Retryable _,
                    Answer.Unauthorized _ ->
                    new Deletion.Refused(answer);
        };
    }
}
