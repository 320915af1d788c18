package dev.sailplan.applier.cluster.reply;

import dev.sailplan.applier.effect.WriteAnswer.Contested;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.text.Shortened;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Quotes an API server's words about an object. Of a Secret only codes and field paths are kept, since its error texts
/// quote what was sent.
final class QuotedWords {
    private static final Pattern TYPED_PATH =
            Pattern.compile("\\): (\\.[A-Za-z0-9_.\\-\\[\\]\"=]{1,200}):");
    private static final Pattern LINES = Pattern.compile("\\R\\s*");
    private static final int LONGEST = 2000;
    private final boolean secret;

    QuotedWords(ObjectId object) {
        this.secret = object.isKind("", "Secret");
    }

    String of(Reply reply) {
        return secret ? masked(reply) : shortened(reply.message());
    }

    /// A webhook may say anything in a warning.
    List<String> ofWarnings(List<String> warnings) {
        return secret && !warnings.isEmpty()
                ? List.of(
                        "the API server warns of it (its words may quote a value of the Secret and"
                                + " are left out)")
                : warnings;
    }

    String of(List<Contested> fields) {
        return fields.stream()
                .map(f -> f.path() + " is owned by " + f.manager())
                .collect(Collectors.joining("; "));
    }

    private static String masked(Reply reply) {
        String reason = reply.reason().isEmpty() ? "" : " " + reply.reason();
        String fields = StatusCauses.of(reply).fields();
        String where = fields.isEmpty() ? typedPath(reply) : fields;
        String base64 =
                reply.message().contains("illegal base64 data") ? ": data is not Base64" : "";
        return "the API server answers "
                + reply.code()
                + reason
                + (where.isEmpty() ? "" : " for " + where)
                + base64
                + " (its words may quote a value of the Secret and are left out)";
    }

    private static String typedPath(Reply reply) {
        Matcher matcher = TYPED_PATH.matcher(reply.message());
        return matcher.find() ? matcher.group(1) : "";
    }

    /// On one line: a list of errors has one on each.
    private static String shortened(String answer) {
        return Shortened.to(LONGEST, LINES.matcher(answer.strip()).replaceAll(" "));
    }
}
