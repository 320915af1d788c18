package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.yaml.Document;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.LocatedArray;
import dev.sailplan.common.yaml.LocatedObject;
import dev.sailplan.common.yaml.LocatedObject.Member;
import dev.sailplan.common.yaml.LocatedScalar;
import dev.sailplan.common.yaml.Reading;
import dev.sailplan.common.yaml.YamlBudget;
import dev.sailplan.common.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Collects the objects of all files, those inside of lists too.
final class Collector {
    private static final String LIST = "List";
    private final YamlBudget budget;
    private final Findings findings;
    private final List<LocatedObject> objects = new ArrayList<>();

    Collector(YamlBudget budget, Findings findings) {
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
            reading.documents().stream().map(Document::value).forEach(this::value);
        }
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
        list.elements().forEach(item -> value(typed(object, item)));
    }

    /// The elements of `List` and of every `…List` that has items, as kubectl takes them apart.
    private static Optional<LocatedArray> listed(LocatedObject object) {
        return object.text("kind")
                .filter(kind -> kind.endsWith(LIST))
                .flatMap(kind -> object.get("items"))
                .filter(LocatedArray.class::isInstance)
                .map(LocatedArray.class::cast);
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
