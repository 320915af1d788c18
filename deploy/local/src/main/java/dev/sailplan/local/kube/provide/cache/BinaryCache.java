package dev.sailplan.local.kube.provide.cache;

import dev.sailplan.local.RunEnvironment;
import dev.sailplan.local.kube.provide.binary.Binary;
import dev.sailplan.local.kube.provide.binary.GoModule;
import dev.sailplan.local.kube.provide.binary.Platform;
import java.nio.file.Path;
import java.util.Locale;

/// Lays out the user's cache for one pair of control plane versions, or for one version of fake nodes, on one platform.
public record BinaryCache(Path folder) {

    public static BinaryCache of(RunEnvironment surroundings, GoModule module) {
        var versions =
                switch (module) {
                    case KUBERNETES, ETCD ->
                            GoModule.KUBERNETES.version() + "-" + GoModule.ETCD.version();
                    case KWOK -> "kwok-" + GoModule.KWOK.version();
                };
        var name = versions + "-" + Platform.of(surroundings).words();
        return new BinaryCache(
                surroundings
                        .cacheFolder()
                        .resolve("sailplan")
                        .resolve("control-plane")
                        .resolve(name.toLowerCase(Locale.ROOT)));
    }

    public Path bin() {
        return folder.resolve("bin");
    }

    Path file(Binary binary) {
        return bin().resolve(binary.program());
    }

    /// One lock for each binary, so that whoever waits for one is not kept waiting for the next.
    Path lock(Binary binary) {
        return folder.resolve("locks").resolve(binary.program());
    }
}
