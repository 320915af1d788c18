package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.yaml.LocatedObject;
import dev.sailplan.planner.manifest.problem.Complaints;
import dev.sailplan.planner.manifest.problem.Findings;
import dev.sailplan.planner.manifest.schema.BoundedMatcher;
import dev.sailplan.planner.manifest.schema.Kind;
import dev.sailplan.planner.manifest.schema.KindFacts;
import dev.sailplan.planner.manifest.schema.KnownKinds;
import dev.sailplan.planner.manifest.schema.SchemaValidator;
import java.util.Optional;

/// Reads objects one after the other: finds each one's kind, has it checked, and gives it its one form.
final class ObjectReader {
    private final KnownKinds kinds;
    private final AllowedNamespaces namespaces;
    private final Findings findings;
    private final BoundedMatcher matcher = new BoundedMatcher();

    ObjectReader(KnownKinds kinds, AllowedNamespaces namespaces, Findings findings) {
        this.kinds = kinds;
        this.namespaces = namespaces;
        this.findings = findings;
    }

    /// The object where its identity is known, whatever else is wrong with it.
    Optional<Manifest> read(LocatedObject object) {
        Complaints complaints = new Complaints(findings, SecretRules.mayQuote(object, kinds));
        Optional<Kind> kind = KindCheck.find(kinds, object, complaints);
        Optional<String> name = new MetadataChecks(complaints, object).name(kind);
        return kind.flatMap(known -> name.flatMap(n -> manifest(object, known, n, complaints)));
    }

    private Optional<Manifest> manifest(
            LocatedObject object, Kind kind, String name, Complaints complaints) {
        MetadataChecks metadata = new MetadataChecks(complaints, object);
        metadata.checkFields();
        RuleChecks.check(object, complaints);
        Optional<String> namespace = metadata.namespace(kind, namespaces);
        StatusCheck.check(object, kind, complaints);
        kind.schema()
                .ifPresent(schema ->
                        new SchemaValidator(complaints, matcher).validate(schema, object));
        if (kind.isSecret()) {
            SecretData.check(object, complaints);
        }
        return namespace.map(where -> build(object, kind, name, where));
    }

    private static Manifest build(LocatedObject object, Kind kind, String name, String namespace) {
        KindFacts facts = kind.facts();
        return new Manifest(
                new ObjectId(facts.group(), facts.kind(), namespace, name),
                facts.version(),
                object.at(),
                object,
                Normalizer.normalize(object.json(), kind, namespace),
                kind.predicted());
    }
}
