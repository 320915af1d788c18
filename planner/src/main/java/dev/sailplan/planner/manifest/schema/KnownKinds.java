package dev.sailplan.planner.manifest.schema;

import dev.sailplan.common.domain.problem.Nearest;
import dev.sailplan.common.yaml.LocatedObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Knows the kinds that a cluster serves, and those that an application brings itself.
public final class KnownKinds {
    private final Map<String, KindFacts> served = new TreeMap<>();
    private final Map<String, Kind> defined = new TreeMap<>();
    private final Function<KindFacts, Optional<Kind>> described;
    private final Set<String> silent;

    /// `described` is asked only for kinds that manifests use; `silent` are the group-versions of which the cluster
    /// can't say what they have.
    public KnownKinds(
            Collection<KindFacts> served,
            Function<KindFacts, Optional<Kind>> described,
            Set<String> silent) {
        served.forEach(facts -> this.served.put(key(facts.apiVersion(), facts.kind()), facts));
        this.described = described;
        this.silent = Set.copyOf(silent);
    }

    public boolean isSilent(String apiVersion) {
        return silent.contains(apiVersion);
    }

    /// These kinds and those that the application's own CRDs define; its own definition wins.
    public KnownKinds with(List<Kind> own) {
        KnownKinds kinds = new KnownKinds(served.values(), described, silent);
        own.forEach(kind -> kinds.defined.put(key(kind.facts()), kind));
        return kinds;
    }

    public Optional<Kind> find(String apiVersion, String kind) {
        Kind own = defined.get(key(apiVersion, kind));
        return own != null
                ? Optional.of(own)
                : Optional.ofNullable(served.get(key(apiVersion, kind)))
                        .map(facts ->
                                described.apply(facts).orElseGet(() -> Kind.undescribed(facts)));
    }

    public Optional<Kind> of(LocatedObject document) {
        return document.text("apiVersion")
                .flatMap(version -> document.text("kind").flatMap(kind -> find(version, kind)));
    }

    /// The known kind that someone who wrote this may have meant, as `Deployment in apps/v1`.
    public Optional<String> nearest(String apiVersion, String kind) {
        List<KindFacts> sameName = all().filter(facts -> facts.kind().equals(kind)).toList();
        if (!sameName.isEmpty()) {
            return Nearest.to(apiVersion, sameName.stream().map(KindFacts::apiVersion).toList())
                    .or(() -> Optional.of(sameName.getLast().apiVersion()))
                    .map(version -> kind + " in " + version);
        }
        return Nearest.to(kind, all().map(KindFacts::kind).toList()).flatMap(this::shown);
    }

    private Optional<String> shown(String kind) {
        return all().filter(facts -> facts.kind().equals(kind))
                .findFirst()
                .map(facts -> facts.kind() + " in " + facts.apiVersion());
    }

    private Stream<KindFacts> all() {
        return Stream.concat(served.values().stream(), defined.values().stream().map(Kind::facts));
    }

    private static String key(KindFacts facts) {
        return key(facts.apiVersion(), facts.kind());
    }

    private static String key(String apiVersion, String kind) {
        return apiVersion + " " + kind;
    }
}
