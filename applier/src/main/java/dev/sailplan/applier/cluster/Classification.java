package dev.sailplan.applier.cluster;

import dev.sailplan.applier.effect.Answer;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells what an HTTP answer to a write means. The codes alone do not say it: a typing error in a manifest is
/// answered 500, an unreachable webhook as well, and a wrong uid 422.
final class Classification {
    private static final Pattern WEBHOOK =
            Pattern.compile("(?:failed calling webhook|admission webhook) \"([^\"]*)\"");
    private static final Pattern CONVERSION = Pattern.compile("conversion webhook for ([^,]*)");
    private static final List<String> TYPED_PATCH =
            List.of(
                    "failed to create typed patch object",
                    "failed to create manager for existing fields",
                    "field not declared in schema",
                    "unable to convert unstructured object",
                    "request is too large");
    private final ApiKind kind;
    private final ObjectId object;
    private final Wording wording;

    Classification(ApiKind kind, ObjectId object) {
        this.kind = kind;
        this.object = object;
        this.wording = new Wording(object);
    }

    Answer of(Reply reply) {
        if (reply.isSuccess()) {
            return stored(reply);
        }
        return switch (reply.code()) {
            case 400 -> badRequest(reply);
            case 401 -> new Answer.Unauthorized(reply.message());
            case 403 -> forbidden(reply);
            case 404 -> notFound(reply);
            case 409 -> conflict(reply);
            case 408, 410, 429 -> retryable(reply);
            case 422 -> unprocessable(reply);
            default -> reply.code() >= 500 ? serverError(reply) : invalid(reply);
        };
    }

    private Answer stored(Reply reply) {
        return reply.isJson()
                ? new Answer.Stored(
                        reply.body(), reply.code() == 201, wording.ofWarnings(reply.warnings()))
                : retryable(reply);
    }

    private Answer badRequest(Reply reply) {
        return reply.message().contains("does not support dry run")
                ? new Answer.WebhookUnavailable(webhook(reply), wording.of(reply))
                : invalid(reply);
    }

    private Answer forbidden(Reply reply) {
        boolean terminating = Causes.of(reply).has("NamespaceTerminating");
        return new Answer.Forbidden(wording.of(reply), terminating);
    }

    private Answer notFound(Reply reply) {
        String missing = reply.details().text("kind").orElse("");
        if (reply.reason().isEmpty() || missing.isEmpty()) {
            return new Answer.NoSuchKind(kind.apiVersion() + " " + kind.kind() + " is not served");
        }
        boolean namespace = missing.equals("namespaces") && !object.namespace().isEmpty();
        return namespace
                ? new Answer.NoSuchNamespace(reply.message())
                : new Answer.NoSuchObject(wording.of(reply));
    }

    private Answer conflict(Reply reply) {
        List<Answer.Contested> contested = Causes.of(reply).contested();
        return contested.isEmpty()
                ? new Answer.Moved(wording.of(reply))
                : new Answer.FieldConflict(contested, wording.of(contested));
    }

    private Answer unprocessable(Reply reply) {
        Causes causes = Causes.of(reply);
        if (causes.onlyUid()) {
            return new Answer.Moved(wording.of(reply));
        }
        return causes.allImmutable() ? new Answer.Immutable(wording.of(reply)) : invalid(reply);
    }

    private Answer serverError(Reply reply) {
        if (!webhook(reply).isEmpty()) {
            return new Answer.WebhookUnavailable(webhook(reply), wording.of(reply));
        }
        return TYPED_PATCH.stream().anyMatch(reply.messageLowerCase()::contains)
                ? invalid(reply)
                : retryable(reply);
    }

    private static String webhook(Reply reply) {
        for (Pattern pattern : List.of(WEBHOOK, CONVERSION)) {
            Matcher matcher = pattern.matcher(reply.message());
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        return "";
    }

    private Answer invalid(Reply reply) {
        return new Answer.Invalid(reply.code(), wording.of(reply));
    }

    private Answer retryable(Reply reply) {
        return new Answer.Retryable(reply.code(), wording.of(reply), reply.retryAfter());
    }
}
