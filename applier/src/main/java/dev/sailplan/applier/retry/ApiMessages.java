package dev.sailplan.applier.retry;

import dev.sailplan.applier.effect.WriteAnswer;

/// Quotes the API server's own words, for people.
public final class ApiMessages {
    private ApiMessages() {}

    public static String of(WriteAnswer answer) {
        return switch (answer) {
            case WriteAnswer.Stored _ -> "stored";
            case WriteAnswer.FieldConflict(_, String message) -> message;
            case WriteAnswer.Moved(String message) -> message;
            case WriteAnswer.NoSuchKind(String message) -> message;
            case WriteAnswer.NoSuchNamespace(String message) -> message;
            case WriteAnswer.NoSuchObject(String message) -> message;
            case WriteAnswer.Immutable(String message) -> message;
            case WriteAnswer.Invalid(_, String message) -> message;
            case WriteAnswer.Forbidden(String message, _) -> message;
            case WriteAnswer.WebhookUnavailable(_, String message) -> message;
            case WriteAnswer.Retryable(_, String message, _) -> message;
            case WriteAnswer.Unauthorized(String message) -> "not authorized: " + message;
        };
    }
}
