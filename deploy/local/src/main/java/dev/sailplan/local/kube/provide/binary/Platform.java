package dev.sailplan.local.kube.provide.binary;

import dev.sailplan.local.RunEnvironment;
import java.util.Locale;

/// Names the machine's operating system and architecture as Go does.
public record Platform(String os, String arch) {

    public static Platform of(RunEnvironment surroundings) {
        var os = surroundings.setting("os.name").orElse("linux").toLowerCase(Locale.ROOT);
        var arch = surroundings.setting("os.arch").orElse("amd64").toLowerCase(Locale.ROOT);
        return new Platform(
                os.startsWith("mac") ? "darwin" : os,
                switch (arch) {
                    case "x86_64" -> "amd64";
                    case "aarch64" -> "arm64";
                    default -> arch;
                });
    }

    public String words() {
        return os + "-" + arch;
    }
}
