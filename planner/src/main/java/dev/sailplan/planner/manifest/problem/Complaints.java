package dev.sailplan.planner.manifest.problem;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.problem.Nearest;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.domain.text.Shortened;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.LocatedScalar;
import java.util.Collection;
import java.util.Optional;

/// Words and collects what is wrong with one document; quotes values only where that is allowed.
public final class Complaints {
    private static final int LONGEST_VALUE = 60;

    /// What a value is not that wants quotes.
    private static final String TEXT = "a string";

    private final Findings findings;
    private final boolean mayQuote;

    public Complaints(Findings findings, boolean mayQuote) {
        this.findings = findings;
        this.mayQuote = mayQuote;
    }

    boolean mayQuote() {
        return mayQuote;
    }

    public void add(SourceLocation at, String message) {
        findings.add(at, message);
    }

    public void add(SourceLocation at, FieldPath path, String message) {
        add(at, path + ": " + message);
    }

    /// `spec.replicas: "two" is not an integer`, `metadata.name: `y` is read as true; quote it`.
    public void wrong(Located value, FieldPath path, String expected) {
        String read = shown(value.json(), "this value");
        Optional<String> unquoted =
                value instanceof LocatedScalar(_, _, var text) ? text : Optional.empty();
        Optional<String> misread =
                unquoted.filter(text -> mayQuote && !text.equals(value.json().canonical()))
                        .map(text ->
                                "`" + Shortened.to(LONGEST_VALUE, text) + "` is read as " + read);
        boolean meant = unquoted.isPresent() && expected.equals(TEXT);
        String message =
                misread.map(m -> meant ? m : m + ", which is not " + expected)
                        .orElse(read + " is not " + expected);
        add(value.at(), path, meant ? message + "; quote it" : message);
    }

    public void unknown(SourceLocation at, FieldPath path, String name, Collection<String> known) {
        String hint = Nearest.to(name, known).map(n -> "; did you mean " + n + "?").orElse("");
        add(at, path.field(name), "unknown field" + hint);
    }

    /// A value in a message: as written where that is allowed, else only what it is.
    public String shown(Json value, String otherwise) {
        return switch (value) {
            case JsonObject _, JsonArray _ -> value.typeName();
            case Json scalar when mayQuote -> Shortened.to(LONGEST_VALUE, scalar.canonical());
            case Json _ -> otherwise;
        };
    }
}
