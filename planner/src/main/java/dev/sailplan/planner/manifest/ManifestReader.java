package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.yaml.LocatedObject;
import dev.sailplan.common.yaml.YamlBudget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Reads the files of one application into its objects, or finds everything that is wrong with them.
public final class ManifestReader {
    private final Kinds served;
    private final Namespaces namespaces;
    private final YamlBudget budget;

    public ManifestReader(Kinds served, Namespaces namespaces, YamlBudget budget) {
        this.served = served;
        this.namespaces = namespaces;
        this.budget = budget;
    }

    /// Reads the files that end in `.yaml`, `.yml` or `.json`; others are none of ours.
    public Manifests read(Map<String, byte[]> files) {
        List<Problem> problems = new ArrayList<>();
        List<LocatedObject> objects = new Collector(budget, problems).collect(files);
        Kinds kinds = served.with(definedBy(objects));
        List<Manifest> manifests =
                objects.stream()
                        .flatMap(
                                o -> new ObjectReader(kinds, namespaces, problems).read(o).stream())
                        .toList();
        Duplicates.report(manifests, problems);
        return problems.isEmpty()
                ? new Manifests.Accepted(
                        manifests.stream().sorted(Comparator.comparing(Manifest::id)).toList())
                : new Manifests.Refused(problems.stream().sorted().distinct().toList());
    }

    private static List<Kind> definedBy(List<LocatedObject> objects) {
        return objects.stream()
                .filter(CustomKinds::isDefinition)
                .flatMap(definition -> CustomKinds.of(definition).stream())
                .toList();
    }
}
