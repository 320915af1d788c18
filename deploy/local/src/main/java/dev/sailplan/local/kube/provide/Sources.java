package dev.sailplan.local.kube.provide;

import dev.sailplan.local.RunEnvironment;
import java.nio.file.Path;
import java.util.List;

/// Lists the sources of a binary, in the order in which they are asked.
final class Sources {

    private Sources() {}

    static List<Source> of(Binary binary, RunEnvironment surroundings, Progress progress) {
        var cache = BinaryCache.of(surroundings, GoModule.of(binary));
        var installation = new Installation(cache, progress);
        return List.of(
                assets(surroundings),
                new FolderSource(cache.bin(), Origin.CACHE),
                ArchiveSource.of(surroundings, installation),
                GoSource.of(surroundings, installation));
    }

    private static Source assets(RunEnvironment surroundings) {
        return surroundings
                .setting("KUBEBUILDER_ASSETS")
                .<Source>map(folder -> new FolderSource(Path.of(folder), Origin.ASSETS))
                .orElse(_ -> new Source.Attempt.Missing("KUBEBUILDER_ASSETS is not set"));
    }
}
