package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.LocatedObject.Member;
import dev.sailplan.common.yaml.scalar.Tags;
import dev.sailplan.common.yaml.syntax.YamlEvents;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// Builds one object: keys become text, merge keys are expanded in place.
final class ObjectComposer {
    private final Composer composer;
    private final int depth;
    private final LinkedHashMap<String, Member> members = new LinkedHashMap<>();
    private final Set<String> merged = new HashSet<>();

    /// What stands in the file of keys that YAML makes something else of.
    private final Map<String, Set<String>> spelled = new HashMap<>();

    private boolean wasTwice;

    ObjectComposer(Composer composer, int depth) {
        this.composer = composer;
        this.depth = depth;
    }

    LocatedObject compose(SourceLocation at) {
        YamlEvents events = composer.events();
        for (Event key = events.next(); key.getEventId() != ID.MappingEnd; key = events.next()) {
            SourceLocation keyAt = events.placeOf(key);
            if (isMerge(key)) {
                merge(events.next(), keyAt);
            } else {
                String name = MappingKeys.nameOf(composer, key, composer.node(key, depth + 1));
                note(name, key);
                put(name, new Member(keyAt, composer.node(events.next(), depth + 1)));
            }
        }
        return new LocatedObject(at, members);
    }

    private static boolean isMerge(Event key) {
        return key instanceof ScalarEvent scalar
                && scalar.getValue().equals("<<")
                && scalar.getTag()
                        .map(tag -> tag.equals(Tags.MERGE) || tag.equals("!"))
                        .orElse(scalar.isPlain());
    }

    /// Of `y` and `on` becomes one key, of which a person has written neither.
    private void note(String name, Event key) {
        if (!(key instanceof ScalarEvent scalar) || scalar.getValue().equals(name)) {
            return;
        }
        spelled.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(scalar.getValue());
        if (MappingKeys.isWordForTruth(scalar)) {
            composer.note(
                    composer.events().placeOf(key),
                    "the key `" + scalar.getValue() + "` is read as " + name + "; quote it");
        }
    }

    private String misread(String name) {
        return spelled.containsKey(name)
                ? "; "
                        + spelled.get(name).stream()
                                .map(text -> "`" + MappingKeys.shown(text) + "`")
                                .collect(Collectors.joining(" and "))
                        + (spelled.get(name).size() > 1 ? " are" : " is")
                        + " read as "
                        + MappingKeys.shown(name)
                        + "; quote the keys"
                : "";
    }

    private void put(String name, Member member) {
        boolean wasMerged = merged.remove(name);
        Member before = members.put(name, member);
        if (before != null && !wasMerged) {
            composer.report(
                    member.keyAt(),
                    MappingKeys.shown(name)
                            + " is declared twice in one object, first in line "
                            + before.keyAt().line()
                            + ", column "
                            + before.keyAt().column()
                            + misread(name)
                            + glued(before.keyAt(), member.keyAt()));
        }
    }

    /// Said once: where it is so, each further key of the second document stands here twice.
    private String glued(SourceLocation first, SourceLocation second) {
        OptionalInt line =
                wasTwice ? OptionalInt.empty() : composer.events().gluedSeparator(first, second);
        wasTwice = true;
        return line.isPresent()
                ? "; line " + line.getAsInt() + " ends in ---; a separator stands on its own line"
                : "";
    }

    private void merge(Event event, SourceLocation at) {
        Located source = composer.node(event, depth + 1);
        if (source instanceof LocatedArray list && !(event instanceof AliasEvent)) {
            list.elements().reversed().forEach(element -> mergeElement(element, at));
        } else {
            mergeElement(source, at);
        }
    }

    private void mergeElement(Located element, SourceLocation at) {
        if (element instanceof LocatedObject object) {
            mergeObject(object, at);
        } else {
            composer.report(element.at(), "<< merges an object or a list of objects");
        }
    }

    private void mergeObject(LocatedObject object, SourceLocation at) {
        for (Map.Entry<String, Member> entry : object.members().entrySet()) {
            String name = entry.getKey();
            if (members.containsKey(name) && !merged.contains(name)) {
                composer.report(
                        at,
                        "<< overwrites "
                                + MappingKeys.shown(name)
                                + " for kubectl; write << before it");
            } else {
                members.put(name, entry.getValue());
                merged.add(name);
            }
        }
    }
}
