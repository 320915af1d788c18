package dev.sailplan.gateway.sources;

import dev.sailplan.common.domain.id.RepositoryName;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A snapshot of the configured repositories. A reload replaces the whole of it, so that no request sees half of an
/// edit.
public final class Sources {
    private final Map<String, HookSource> byName;

    private Sources(Map<String, HookSource> byName) {
        this.byName = byName;
    }

    public static Sources of(Collection<HookSource> sources) {
        return new Sources(
                sources.stream()
                        .collect(Collectors.toUnmodifiableMap(Sources::name, Function.identity())));
    }

    /// Finds by the literal last segment of the URL.
    public RouteTarget find(String segment) {
        return new RouteTarget(segment, Optional.ofNullable(byName.get(segment)));
    }

    private static String name(HookSource source) {
        RepositoryName repository = source.source().repository();
        return repository.value();
    }
}
