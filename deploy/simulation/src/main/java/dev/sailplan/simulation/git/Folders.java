package dev.sailplan.simulation.git;

import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Keeps the files of a repository's applications: a folder for each, and in it a file for each object that it has now.
final class Folders {
    static final String BROKEN = "apps: [\n";
    private static final String BROKEN_NAME = "broken";
    private static final String SUFFIX = ".yaml";
    private static final String RENAMED = ".renamed.yaml";
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, String> known = new TreeMap<>();

    Map<String, String> all() {
        return files;
    }

    /// The object as it is now, wherever it has come to; in the folder of this application where it is nowhere.
    void put(String application, JsonObject manifest) {
        String object = manifest.object("metadata").text("name").orElseThrow();
        String folder = folder(object).orElse(application);
        remove(object);
        files.put(path(folder, object), manifest.canonical());
        known.put(object, manifest.canonical());
    }

    /// The same, in the folder of this application.
    void putHome(String application, JsonObject manifest) {
        remove(manifest.object("metadata").text("name").orElseThrow());
        put(application, manifest);
    }

    /// The object as it last was, in the folder of this application.
    void restore(String application, String object) {
        Optional.ofNullable(known.get(object))
                .ifPresent(content -> {
                    remove(object);
                    files.put(path(application, object), content);
                });
    }

    /// What is in any folder.
    List<String> objects() {
        return known.keySet().stream().filter(object -> folder(object).isPresent()).toList();
    }

    void breakOne(String application) {
        files.put(path(application, BROKEN_NAME), BROKEN);
    }

    void mend(String application) {
        files.remove(path(application, BROKEN_NAME));
    }

    /// Nothing is broken, and nothing is declared in two places.
    void mendAll() {
        files.values().removeIf(BROKEN::equals);
        known.keySet().forEach(object -> places(object).stream().skip(1).forEach(files::remove));
    }

    List<String> of(String application) {
        return files.keySet().stream()
                .filter(path -> path.startsWith("apps/" + application + "/"))
                .toList();
    }

    void delete(String path) {
        files.remove(path);
    }

    /// The same content in another file.
    void rename(String path) {
        if (!path.endsWith(RENAMED)) {
            files.put(path + RENAMED, files.getOrDefault(path, ""));
            files.remove(path);
        }
    }

    /// The file as that of another application.
    void move(String path, String application) {
        copy(path, application);
        if (!path.startsWith("apps/" + application + "/")) {
            files.remove(path);
        }
    }

    /// The file in two folders at once.
    void copy(String path, String application) {
        files.put(
                "apps/" + application + path.substring(path.lastIndexOf('/')),
                files.getOrDefault(path, ""));
    }

    private void remove(String object) {
        places(object).forEach(files::remove);
    }

    private Optional<String> folder(String object) {
        return places(object).stream().map(path -> path.split("/", -1)[1]).findFirst();
    }

    private List<String> places(String object) {
        return files.keySet().stream()
                .filter(path ->
                        path.endsWith("/" + object + SUFFIX)
                                || path.endsWith("/" + object + SUFFIX + RENAMED))
                .toList();
    }

    private static String path(String application, String object) {
        return "apps/" + application + "/" + object + SUFFIX;
    }
}
