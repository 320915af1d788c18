package dev.sailplan.applier.cluster.reply;

import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells what an HTTP answer to a write means. The codes alone do not say it: a typing error in a manifest is
/// answered 500, an unreachable webhook as well, and a wrong uid 422.
public final class WriteReplies {
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
    private final QuotedWords wording;

    public WriteReplies(ApiKind kind, ObjectId object) {
        this.kind = kind;
        this.object = object;
        this.wording = new QuotedWords(object);
    }

    public WriteAnswer of(Reply reply) {
        if (reply.isSuccess()) {
            return stored(reply);
        }
        return switch (reply.code()) {
            case 400 -> badRequest(reply);
            case 401 -> new WriteAnswer.Unauthorized(reply.message());
            case 403 -> forbidden(reply);
            case 404 -> notFound(reply);
            case 409 -> conflict(reply);
            case 408, 410, 429 -> retryable(reply);
            case 422 -> unprocessable(reply);
            default -> reply.code() >= 500 ? serverError(reply) : invalid(reply);
        };
    }

    private WriteAnswer stored(Reply reply) {
        return reply.isJson()
                ? new WriteAnswer.Stored(
                        reply.body(), reply.code() == 201, wording.ofWarnings(reply.warnings()))
                : retryable(reply);
    }

    private WriteAnswer badRequest(Reply reply) {
        return reply.message().contains("does not support dry run")
                ? new WriteAnswer.WebhookUnavailable(webhook(reply), wording.of(reply))
                : invalid(reply);
    }

    private WriteAnswer forbidden(Reply reply) {
        boolean terminating = StatusCauses.of(reply).has("NamespaceTerminating");
        return new WriteAnswer.Forbidden(wording.of(reply), terminating);
    }

    private WriteAnswer notFound(Reply reply) {
        String missing = reply.details().text("kind").orElse("");
        if (reply.reason().isEmpty() || missing.isEmpty()) {
            return new WriteAnswer.NoSuchKind(
                    kind.apiVersion() + " " + kind.kind() + " is not served");
        }
        boolean namespace = missing.equals("namespaces") && !object.namespace().isEmpty();
        return namespace
                ? new WriteAnswer.NoSuchNamespace(reply.message())
                : new WriteAnswer.NoSuchObject(wording.of(reply));
    }

    private WriteAnswer conflict(Reply reply) {
        List<WriteAnswer.Contested> contested = StatusCauses.of(reply).contested();
        return contested.isEmpty()
                ? new WriteAnswer.Moved(wording.of(reply))
                : new WriteAnswer.FieldConflict(contested, wording.of(contested));
    }

    private WriteAnswer unprocessable(Reply reply) {
        StatusCauses causes = StatusCauses.of(reply);
        if (causes.onlyUid()) {
            return new WriteAnswer.Moved(wording.of(reply));
        }
        return causes.allImmutable()
                ? new WriteAnswer.Immutable(wording.of(reply))
                : invalid(reply);
    }

    private WriteAnswer serverError(Reply reply) {
        if (!webhook(reply).isEmpty()) {
            return new WriteAnswer.WebhookUnavailable(webhook(reply), wording.of(reply));
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

    private WriteAnswer invalid(Reply reply) {
        return new WriteAnswer.Invalid(reply.code(), wording.of(reply));
    }

    private WriteAnswer retryable(Reply reply) {
        return new WriteAnswer.Retryable(reply.code(), wording.of(reply), reply.retryAfter());
    }
}
