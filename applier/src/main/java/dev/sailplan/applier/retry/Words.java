package dev.sailplan.applier.retry;

import dev.sailplan.applier.effect.Answer;

/// The API server's own words, for people.
public final class Words {
    private Words() {}

    public static String of(Answer answer) {
        return switch (answer) {
            case Answer.Stored _ -> "stored";
            case Answer.FieldConflict(_, String message) -> message;
            case Answer.Moved(String message) -> message;
            case Answer.NoSuchKind(String message) -> message;
            case Answer.NoSuchNamespace(String message) -> message;
            case Answer.NoSuchObject(String message) -> message;
            case Answer.Immutable(String message) -> message;
            case Answer.Invalid(_, String message) -> message;
            case Answer.Forbidden(String message, _) -> message;
            case Answer.WebhookUnavailable(_, String message) -> message;
            case Answer.Retryable(_, String message, _) -> message;
            case Answer.Unauthorized(String message) -> "not authorized: " + message;
        };
    }
}
