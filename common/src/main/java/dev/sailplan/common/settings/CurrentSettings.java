package dev.sailplan.common.settings;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.yaml.shape.FileReading;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Holds the settings in force: a good edit replaces them, a bad one leaves them alone. No service follows its file
/// yet; services of their own will.
public final class CurrentSettings {
    private final Supplier<FileReading<ServerSettings>> file;
    private final AtomicReference<ServerSettings> current;

    /// Starts with settings that were good; `file` reads them anew.
    public CurrentSettings(ServerSettings first, Supplier<FileReading<ServerSettings>> file) {
        this.file = file;
        current = new AtomicReference<>(first);
    }

    public ServerSettings get() {
        return current.get();
    }

    /// Reads the file again; what is wrong with it, or nothing when it is in force now.
    public List<Problem> reload() {
        return switch (file.get()) {
            case FileReading.Good<ServerSettings>(var settings) -> {
                current.set(settings);
                yield List.of();
            }
            case FileReading.Bad<ServerSettings>(var problems) -> problems;
        };
    }
}
