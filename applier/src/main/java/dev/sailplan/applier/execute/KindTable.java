package dev.sailplan.applier.execute;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The kinds that a cluster served when it was asked last.
public final class KindTable {
    private final Cluster cluster;
    private final AtomicReference<List<ApiKind>> known = new AtomicReference<>(List.of());

    public KindTable(Cluster cluster) {
        this.cluster = cluster;
    }

    /// Asks again.
    public List<ApiKind> refresh() {
        List<ApiKind> kinds = List.copyOf(cluster.kinds());
        known.set(kinds);
        return kinds;
    }

    /// The kind at exactly this version.
    Optional<ApiKind> at(ObjectId object, String version) {
        return all().stream()
                .filter(kind -> isOf(kind, object) && kind.version().equals(version))
                .findFirst();
    }

    Optional<ApiKind> served(String group, String kind, String version) {
        return all().stream()
                .filter(k -> k.group().equals(group) && k.kind().equals(kind))
                .filter(k -> k.version().equals(version))
                .findFirst();
    }

    /// The kind at this version, or at the preferred one where it is no longer served so.
    Optional<ApiKind> any(ObjectId object, String version) {
        return at(object, version)
                .or(() -> all().stream().filter(kind -> isOf(kind, object)).findFirst());
    }

    /// Some address to ask at even where discovery has none: only the API server itself tells a kind that is gone
    /// (404) from one whose server is down (503).
    ApiKind guessed(ObjectId object, String version) {
        return any(object, version)
                .orElseGet(() ->
                        new ApiKind(
                                object.group(),
                                version,
                                object.kind(),
                                object.kind().toLowerCase(Locale.ROOT) + "s",
                                !object.isClusterScoped()));
    }

    /// The address of exactly this version, whether it is known to be served or not.
    ApiKind exactly(ObjectId object, String version) {
        ApiKind kind = guessed(object, version);
        return new ApiKind(kind.group(), version, kind.kind(), kind.plural(), kind.namespaced());
    }

    private List<ApiKind> all() {
        List<ApiKind> kinds = known.get();
        return kinds.isEmpty() ? refresh() : kinds;
    }

    private static boolean isOf(ApiKind kind, ObjectId object) {
        return kind.group().equals(object.group()) && kind.kind().equals(object.kind());
    }
}
