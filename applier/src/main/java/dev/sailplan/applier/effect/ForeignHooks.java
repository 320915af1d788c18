package dev.sailplan.applier.effect;

import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.rules.Annotations;
import java.util.List;

/// Warns of the hook and wave annotations of other tools, on which nobody acts here.
public final class ForeignHooks {
    private static final List<Hint> HINTS =
            List.of(
                    new Hint("argocd.argoproj.io/hook", "hook", "before or after"),
                    new Hint("argocd.argoproj.io/sync-wave", "wave", "a number"),
                    new Hint("helm.sh/hook", "hook", "before or after"),
                    new Hint("helm.sh/hook-weight", "wave", "a number"));

    private ForeignHooks() {}

    /// A tool's annotation, and our own for the same with what it takes.
    private record Hint(String key, String ours, String values) {
        boolean isMissed(JsonObject annotations) {
            return annotations.get(key).isPresent()
                    && annotations.get(Annotations.PREFIX + ours).isEmpty();
        }

        String words() {
            return "Sailplan does not act on "
                    + key
                    + ": it was written in the usual order; annotate it "
                    + Annotations.PREFIX
                    + ours
                    + " ("
                    + values
                    + ") as well";
        }
    }

    /// One who has both moves from one tool to the other, and knows. No value is quoted, which may be a Secret's.
    public static List<String> in(JsonObject manifest) {
        JsonObject annotations = manifest.object("metadata").object("annotations");
        return HINTS.stream().filter(it -> it.isMissed(annotations)).map(Hint::words).toList();
    }
}
