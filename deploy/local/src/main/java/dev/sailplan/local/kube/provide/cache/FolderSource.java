package dev.sailplan.local.kube.provide.cache;

import dev.sailplan.local.kube.provide.binary.Binary;
import dev.sailplan.local.kube.provide.binary.Origin;
import dev.sailplan.local.kube.provide.binary.Source;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds binaries that already lie in a folder.
public record FolderSource(Path folder, Origin origin) implements Source {

    @Override
    public Attempt obtain(Binary binary) {
        var file = folder.resolve(binary.program());
        return Files.isRegularFile(file) && Files.isExecutable(file)
                ? new Attempt.Found(file, origin)
                : new Attempt.Missing(folder + " holds no executable " + binary.program());
    }
}
