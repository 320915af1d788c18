package dev.sailplan.planner.manifest;

import dev.sailplan.common.yaml.LocatedObject;
import dev.sailplan.planner.manifest.schema.Kind;
import dev.sailplan.planner.manifest.schema.KnownKinds;
import java.util.Optional;

/// Decides which documents a message may quote: never a Secret, nor one of which that can't be known.
public final class SecretRules {
    private SecretRules() {}

    public static boolean mayQuote(Optional<Kind> kind) {
        return kind.filter(known -> !known.isSecret()).isPresent();
    }

    /// A document whose version is misspelt is still a Secret.
    public static boolean mayQuote(LocatedObject document, KnownKinds kinds) {
        boolean namedSecret = document.text("kind").filter("Secret"::equalsIgnoreCase).isPresent();
        return !namedSecret && mayQuote(kinds.of(document));
    }
}
