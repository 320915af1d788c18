package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.yaml.Document;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.LocatedArray;
import dev.sailplan.common.yaml.LocatedObject;
import dev.sailplan.common.yaml.LocatedObject.Member;
import dev.sailplan.common.yaml.LocatedScalar;
import dev.sailplan.common.yaml.Reading;
import dev.sailplan.common.yaml.YamlBudget;
import dev.sailplan.common.yaml.YamlReader;
import dev.sailplan.planner.manifest.problem.Complaints;
import dev.sailplan.planner.manifest.problem.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Collects the objects of all files, those inside of lists too.
final class ObjectCollector {
    private static final String LIST = "List";
    private static final List<String> IDENTITY = List.of("apiVersion", "kind", "metadata");
    private final YamlBudget budget;
    private final Findings findings;
    private final List<LocatedObject> objects = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    ObjectCollector(YamlBudget budget, Findings findings) {
        this.budget = budget;
        this.findings = findings;
    }

    List<LocatedObject> collect(Map<String, byte[]> files) {
        new TreeMap<>(files).forEach(this::file);
        return objects;
    }

    private void file(String path, byte[] bytes) {
        if (path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json")) {
            Reading reading = YamlReader.read(path, bytes, budget);
            reading.problems().forEach(findings::add);
            List<Located> values = reading.documents().stream().map(Document::value).toList();
            if (reading.isClean() && isOther(values)) {
                others.add(path);
            } else {
                reading.documents().forEach(read -> read.misread().forEach(findings::add));
                values.forEach(this::value);
            }
        }
    }

    /// The values of a chart or another tool's settings: nothing in it says what it would be, or its name.
    private static boolean isOther(List<Located> values) {
        return !values.isEmpty() && values.stream().allMatch(ObjectCollector::isOther);
    }

    private static boolean isOther(Located value) {
        return value instanceof LocatedObject object
                && IDENTITY.stream().allMatch(name -> object.get(name).isEmpty());
    }

    /// The files without any manifest.
    List<String> others() {
        return others;
    }

    private void value(Located value) {
        if (!(value instanceof LocatedObject object)) {
            findings.add(
                    value.at(),
                    "a manifest is an object with apiVersion, kind and metadata, not "
                            + value.json().typeName());
        } else {
            listed(object).ifPresentOrElse(list -> list(object, list), () -> objects.add(object));
        }
    }

    /// To kubectl something is a list only if its version is one.
    private void list(LocatedObject object, LocatedArray list) {
        Optional<String> version = object.text("apiVersion");
        boolean plain = object.text("kind").filter(LIST::equals).isPresent();
        if (version.isEmpty() || (plain && !version.get().equals("v1"))) {
            findings.add(
                    object.placeOf("apiVersion"),
                    plain ? "a List has the apiVersion v1" : "a list needs an apiVersion");
        }
        RuleChecks.checkList(object, new Complaints(findings, false));
        list.elements().forEach(item -> value(typed(object, item)));
    }

    /// The elements of `List` and of every `…List` that has items, as kubectl takes them apart.
    private static Optional<LocatedArray> listed(LocatedObject object) {
        return object.text("kind")
                .filter(kind -> kind.endsWith(LIST))
                .flatMap(kind -> object.get("items"))
                .flatMap(ObjectCollector::elements);
    }

    /// To kubectl a list of nothing is a list too.
    private static Optional<LocatedArray> elements(Located items) {
        return switch (items) {
            case LocatedArray list -> Optional.of(list);
            case LocatedScalar(var at, JsonNull _, _) ->
                    Optional.of(new LocatedArray(at, List.of()));
            case LocatedScalar _, LocatedObject _ -> Optional.empty();
        };
    }

    /// An element of a `ConfigMapList` is a ConfigMap, also where it doesn't say so.
    private static Located typed(LocatedObject list, Located element) {
        String kind = list.text("kind").orElse(LIST);
        boolean typed = kind.length() > LIST.length();
        if (!typed
                || !(element instanceof LocatedObject object)
                || object.get("kind").isPresent()) {
            return element;
        }
        LinkedHashMap<String, Member> members = new LinkedHashMap<>();
        list.member("apiVersion").ifPresent(version -> members.put("apiVersion", version));
        Member listKind = list.members().get("kind");
        String itemKind = kind.substring(0, kind.length() - LIST.length());
        if (listKind != null) {
            Located value = new LocatedScalar(listKind.value().at(), Json.text(itemKind));
            members.put("kind", new Member(listKind.keyAt(), value));
        }
        members.putAll(object.members());
        return new LocatedObject(object.at(), members);
    }
}
