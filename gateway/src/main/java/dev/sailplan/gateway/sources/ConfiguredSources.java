package dev.sailplan.gateway.sources;

import dev.sailplan.common.settings.RepositorySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Holds the repositories of `server.yaml` with the secrets in their files, read again whenever asked to.
public final class ConfiguredSources implements Supplier<Sources> {
    private final AtomicReference<Sources> current;

    /// Throws [FaultySources] where a secret is missing: a repository without one would take anybody's word.
    public ConfiguredSources(List<RepositorySettings> repositories) {
        this.current = new AtomicReference<>(read(repositories));
    }

    @Override
    public Sources get() {
        return current.get();
    }

    /// Replaces all of it, or on any fault throws [FaultySources] and keeps what was.
    public void reload(List<RepositorySettings> repositories) {
        current.set(read(repositories));
    }

    private static Sources read(List<RepositorySettings> repositories) {
        List<HookSource> sources = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (RepositorySettings repository : repositories) {
            try {
                sources.add(SourceReader.read(repository));
            } catch (FaultySources e) {
                faults.addAll(e.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultySources(faults);
        }
        return Sources.of(sources);
    }
}
