package dev.sailplan.planner.manifest;

import dev.sailplan.common.yaml.LocatedObject;
import dev.sailplan.common.yaml.YamlBudget;
import dev.sailplan.planner.manifest.problem.Findings;
import dev.sailplan.planner.manifest.schema.CustomKinds;
import dev.sailplan.planner.manifest.schema.Kind;
import dev.sailplan.planner.manifest.schema.KnownKinds;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Reads the files of one application into its objects, or finds everything that is wrong with them.
public final class ManifestReader {
    private final KnownKinds served;
    private final AllowedNamespaces namespaces;
    private final YamlBudget budget;

    public ManifestReader(KnownKinds served, AllowedNamespaces namespaces, YamlBudget budget) {
        this.served = served;
        this.namespaces = namespaces;
        this.budget = budget;
    }

    /// Reads the files that end in `.yaml`, `.yml` or `.json`; others are none of ours.
    public Manifests read(Map<String, byte[]> files) {
        Findings findings = new Findings();
        ObjectCollector collector = new ObjectCollector(budget, findings);
        try {
            List<Manifest> manifests = read(collector.collect(files), findings);
            Duplicates.report(manifests, findings);
            return findings.sorted().isEmpty() && collector.others().isEmpty()
                    ? new Manifests.Accepted(
                            manifests.stream().sorted(Comparator.comparing(Manifest::id)).toList())
                    : new Manifests.Refused(findings.sorted(), collector.others());
        } catch (Findings.Enough e) {
            return new Manifests.Refused(findings.sorted(), collector.others());
        }
    }

    private List<Manifest> read(List<LocatedObject> objects, Findings findings) {
        KnownKinds kinds = served.with(definedBy(objects));
        ObjectReader reader = new ObjectReader(kinds, namespaces, findings);
        return objects.stream().flatMap(object -> reader.read(object).stream()).toList();
    }

    private static List<Kind> definedBy(List<LocatedObject> objects) {
        return objects.stream()
                .filter(CustomKinds::isDefinition)
                .flatMap(definition -> CustomKinds.of(definition).stream())
                .toList();
    }
}
