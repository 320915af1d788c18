package dev.sailplan.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Holds the environment and system properties a run was started with.
public record RunEnvironment(Map<String, String> environment, Map<String, String> properties) {

    public RunEnvironment {
        environment = Map.copyOf(environment);
        properties = Map.copyOf(properties);
    }

    /// Neither values nor names: an environment may hold every secret that there is.
    @Override
    public String toString() {
        return "the surroundings of a run";
    }

    /// Those of this JVM.
    public static RunEnvironment ofThisProcess() {
        var properties = new HashMap<String, String>();
        var system = System.getProperties();
        system.stringPropertyNames()
                .forEach(name -> properties.put(name, system.getProperty(name, "")));
        return new RunEnvironment(System.getenv(), properties);
    }

    /// A system property, else the environment variable of that name; blank counts as absent.
    public Optional<String> setting(String name) {
        return Optional.ofNullable(properties.get(name))
                .or(() -> Optional.ofNullable(environment.get(name)))
                .filter(value -> !value.isBlank());
    }

    /// The first executable of that name on the PATH.
    public Optional<Path> onPath(String program) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /// The user's folder for what can be fetched again.
    public Path cacheFolder() {
        return setting("XDG_CACHE_HOME").map(Path::of).orElseGet(() -> Path.of(home(), ".cache"));
    }

    /// What shells and Go take for the home folder; Java's own property ignores the variable.
    private String home() {
        return setting("HOME").or(() -> setting("user.home")).orElse(".");
    }
}
