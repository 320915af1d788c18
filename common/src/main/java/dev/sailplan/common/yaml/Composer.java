package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.scalar.Scalars;
import dev.sailplan.common.yaml.scalar.Tags;
import dev.sailplan.common.yaml.syntax.DocumentText;
import dev.sailplan.common.yaml.syntax.Refusal;
import dev.sailplan.common.yaml.syntax.YamlEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// Builds the value of one document from the parser's events.
final class Composer {
    private final YamlEvents events;
    private final Allowance allowance;
    private final Anchors anchors = new Anchors();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> misread = new ArrayList<>();

    /// The deepest level reached since the current anchor began: what an alias of it adds to its own level.
    private int deepest;

    private int flows;

    Composer(DocumentText chunk, Allowance allowance) {
        this.events = new YamlEvents(chunk);
        this.allowance = allowance;
    }

    List<Problem> problems() {
        return problems;
    }

    List<Problem> misread() {
        return misread;
    }

    /// The document's value; empty where it has none or a problem was found.
    Optional<Located> compose() {
        try {
            if (!events.begin()) {
                return Optional.empty();
            }
            Located value = node(events.next(), 1);
            events.end();
            boolean absent = value.json() instanceof JsonNull;
            return absent || !problems.isEmpty() ? Optional.empty() : Optional.of(value);
        } catch (Refusal refusal) {
            problems.add(refusal.problem());
            return Optional.empty();
        }
    }

    void report(SourceLocation at, String message) {
        problems.add(new Problem(at, message));
        allowance.checkProblems(problems.size(), at);
    }

    /// Nothing is wrong with it as YAML; whoever reads the document decides what that means.
    void note(SourceLocation at, String message) {
        if (misread.size() < Allowance.MOST_PROBLEMS) {
            misread.add(new Problem(at, message));
        }
    }

    YamlEvents events() {
        return events;
    }

    Located node(Event event, int depth) {
        SourceLocation at = events.placeOf(event);
        allowance.checkDepth(depth, at);
        deepest = Math.max(deepest, depth);
        if (event instanceof AliasEvent alias) {
            return alias(alias, at, depth);
        }
        allowance.takeNodes(1, at);
        return ((NodeEvent) event)
                .getAnchor()
                .map(anchor -> anchored(anchor.getValue(), event, depth))
                .orElseGet(() -> content(event, at, depth));
    }

    private Located anchored(String name, Event event, int depth) {
        SourceLocation at = events.placeOf(event);
        anchors.open(name);
        int deepestBefore = deepest;
        int usedBefore = allowance.used();
        deepest = depth;
        Located value = content(event, at, depth);
        anchors.close(
                name, new Anchors.Target(value, allowance.used() - usedBefore, deepest - depth));
        deepest = Math.max(deepest, deepestBefore);
        return value;
    }

    private Located alias(AliasEvent event, SourceLocation at, int depth) {
        Anchors.Target target = anchors.find(event.getAlias().getValue(), at);
        if (!(target.value() instanceof LocatedScalar)) {
            allowance.takeAlias(at);
        }
        allowance.takeNodes(target.nodes() + 1, at);
        allowance.checkDepth(depth + target.height(), at);
        deepest = Math.max(deepest, depth + target.height());
        return target.value();
    }

    private Located content(Event event, SourceLocation at, int depth) {
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar, at);
            case CollectionStartEvent start -> collection(start, at, depth);
            case Event _ -> throw new Refusal(at, "this is not valid YAML");
        };
    }

    private Located scalar(ScalarEvent event, SourceLocation at) {
        if (flows > 0 && event.isPlain() && event.getValue().startsWith("?")) {
            report(
                    at,
                    "between [] or {} kubectl takes this ? as the mark of a key; quote the text");
        }
        return switch (Scalars.resolve(event)) {
            case Scalars.Resolved(var json) -> new LocatedScalar(at, json, unquoted(event, json));
            case Scalars.Unreadable(String reason) -> {
                report(at, reason);
                yield new LocatedScalar(at, Json.text(MappingKeys.unreadable(at)));
            }
        };
    }

    private static Optional<String> unquoted(ScalarEvent event, Json json) {
        return event.isPlain() && !(json instanceof JsonText)
                ? Optional.of(event.getValue())
                : Optional.empty();
    }

    private Located collection(CollectionStartEvent start, SourceLocation at, int depth) {
        boolean list = start.getEventId() == ID.SequenceStart;
        String expected = list ? Tags.LIST : Tags.OBJECT;
        if (start.getTag().filter(tag -> !tag.equals(expected) && !tag.equals("!")).isPresent()) {
            report(at, "this tag is not read by Kubernetes; remove it");
        }
        flows += start.isFlow() ? 1 : 0;
        Located value = list ? list(at, depth) : new ObjectComposer(this, depth).compose(at);
        flows -= start.isFlow() ? 1 : 0;
        return value;
    }

    private Located list(SourceLocation at, int depth) {
        List<Located> elements = new ArrayList<>();
        for (Event next = events.next();
                !next.getEventId().equals(ID.SequenceEnd);
                next = events.next()) {
            elements.add(node(next, depth + 1));
        }
        return new LocatedArray(at, elements);
    }
}
