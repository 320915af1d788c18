package dev.sailplan.local.kube;

import dev.sailplan.local.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The places to look, first to last.
final class Sources {

    private Sources() {}

    static List<Source> of(Surroundings surroundings, Progress progress) {
        var sources = new ArrayList<Source>();
        surroundings
                .setting("KUBEBUILDER_ASSETS")
                .ifPresentOrElse(
                        folder -> sources.add(new FolderSource(Path.of(folder), Origin.ASSETS)),
                        () ->
                                sources.add(_ ->
                                        new Source.Attempt.Missing(
                                                "KUBEBUILDER_ASSETS is not set")));
        var cache = Cache.of(surroundings);
        sources.add(new FolderSource(cache.bin(), Origin.CACHE));
        return List.copyOf(sources);
    }
}
