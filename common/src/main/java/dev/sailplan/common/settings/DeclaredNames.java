package dev.sailplan.common.settings;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.LocatedArray;
import dev.sailplan.common.yaml.LocatedObject;
import dev.sailplan.common.yaml.shape.Reader;
import dev.sailplan.common.yaml.shape.Readers;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Holds the names that the file itself declares, taken from it before anything else, so that a reference can be judged
/// where it stands even when what it refers to is faulty.
record DeclaredNames(Set<String> clusters, Set<String> projects) {
    static DeclaredNames in(Located file) {
        return new DeclaredNames(names(file, "clusters"), names(file, "projects"));
    }

    Reader<ClusterName> cluster() {
        return Readers.text(text -> known(text, "cluster", clusters, ClusterName::new));
    }

    Reader<ProjectName> project() {
        return Readers.text(text -> known(text, "project", projects, ProjectName::new));
    }

    /// A list whose entries have different names.
    static <T> Reader<List<T>> distinct(Reader<T> element) {
        return distinct("name", element);
    }

    /// The same where another key holds the name.
    static <T> Reader<List<T>> distinct(String key, Reader<T> element) {
        return (value, faults) -> {
            Set<String> seen = new HashSet<>();
            for (Located each : elements(value)) {
                text(each, key)
                        .filter(name -> !seen.add(name))
                        .ifPresent(_ ->
                                faults.add(
                                        ((LocatedObject) each).placeOf(key),
                                        "this " + key + " is already taken above"));
            }
            return Readers.list(element).read(value, faults);
        };
    }

    private static <T> T known(
            String text, String what, Set<String> declared, Function<String, T> type) {
        if (declared.contains(text)) {
            return type.apply(text);
        }
        String all = declared.stream().sorted().collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "no "
                        + what
                        + " of this name in this file; it declares "
                        + (all.isEmpty() ? "none" : all));
    }

    private static Set<String> names(Located file, String key) {
        return file instanceof LocatedObject object
                ? object.get(key).stream()
                        .flatMap(list -> elements(list).stream())
                        .flatMap(element -> text(element, "name").stream())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static List<Located> elements(Located list) {
        return list instanceof LocatedArray(_, List<Located> elements) ? elements : List.of();
    }

    private static Optional<String> text(Located element, String key) {
        return element instanceof LocatedObject object ? object.text(key) : Optional.empty();
    }
}
