package dev.sailplan.local.kube.provide;

import dev.sailplan.local.RunEnvironment;
import dev.sailplan.local.kube.provide.binary.Binary;
import dev.sailplan.local.kube.provide.binary.GoModule;
import dev.sailplan.local.kube.provide.binary.Origin;
import dev.sailplan.local.kube.provide.binary.Progress;
import dev.sailplan.local.kube.provide.binary.Source;
import dev.sailplan.local.kube.provide.cache.BinaryCache;
import dev.sailplan.local.kube.provide.cache.FolderSource;
import dev.sailplan.local.kube.provide.cache.Installation;
import dev.sailplan.local.kube.provide.fetch.ArchiveSource;
import dev.sailplan.local.kube.provide.fetch.GoSource;
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
