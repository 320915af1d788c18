package dev.sailplan.simulation.git;

import dev.sailplan.common.domain.id.CommitId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// What people do to one repository: a commit at a time, by chance.
public final class Story {
    private static final String HEAD = "apiVersion: sailplan.dev/v1\nkind: Applications\n";
    private static final String RENAMED = ".renamed.yaml";
    private static final String BROKEN = "apps: [\n";
    private final Remote remote;
    private final List<String> names;
    private final RandomGenerator random;
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, String> options = new TreeMap<>();
    private final Map<String, Map<String, String>> known = new HashMap<>();
    private boolean unreadable;
    private int version;

    /// @param names of the applications that the repository may declare
    public Story(Remote remote, List<String> names, RandomGenerator random) {
        this.remote = remote;
        this.names = List.copyOf(names);
        this.random = random;
        names.forEach(name -> {
            options.put(name, "");
            for (int slot = 0; slot < 4; slot++) {
                change(name, slot);
            }
        });
    }

    public Remote remote() {
        return remote;
    }

    /// The first commit.
    public CommitId begin() {
        return remote.commit(files());
    }

    /// One more push, of one commit with one to three changes.
    public CommitId next() {
        for (int i = random.nextInt(3); i >= 0; i--) {
            change();
        }
        return switch (random.nextInt(12)) {
            case 0 -> remote.rewrite(files());
            case 1 -> back();
            default -> remote.commit(files());
        };
    }

    /// Everything that any of these files of an application ever was stands again, and nothing is broken.
    ///
    /// @param objects what must be declared so that no limit is crossed, by application
    public CommitId repair(Map<String, ? extends Iterable<String>> objects) {
        unreadable = false;
        files.values().removeIf(BROKEN::equals);
        for (String name : names) {
            Optional.ofNullable(objects.get(name))
                    .ifPresent(all -> {
                        options.putIfAbsent(name, "");
                        all.forEach(object -> restore(name, object));
                    });
        }
        for (String name : options.keySet()) {
            restore(name, Declared.definitionName(name));
            change(name, 0);
        }
        return remote.commit(files());
    }

    private void restore(String application, String object) {
        String path = path(application, object);
        String content = known.getOrDefault(application, Map.of()).get(object);
        if (content != null && !files.containsKey(renamed(path))) {
            files.putIfAbsent(path, content);
        }
    }

    /// A commit whose files are those of an earlier one, or a forced push to it.
    private CommitId back() {
        List<CommitId> history = remote.history();
        CommitId earlier = history.get(random.nextInt(history.size()));
        if (random.nextBoolean()) {
            return remote.commit(remote.files(earlier));
        }
        remote.reset(earlier);
        return earlier;
    }

    private void change() {
        Optional<String> declared = any(new ArrayList<>(options.keySet()));
        if (declared.isEmpty()) {
            declareAgain();
            return;
        }
        String name = declared.get();
        switch (random.nextInt(16)) {
            case 0, 1 -> delete(name);
            case 2 -> options.remove(name);
            case 3 -> declareAgain();
            case 4 -> files.put(path(name, "broken"), BROKEN);
            case 5 -> files.remove(path(name, "broken"));
            case 6 -> unreadable = !unreadable;
            case 7 -> rename(name);
            case 8 -> options.put(name, random.nextBoolean() ? "onRemove: prune" : "adopt: yes");
            case 9 -> define(name);
            case 10 -> deleteAll(name);
            default -> change(name, random.nextInt(Declared.SLOTS));
        }
    }

    private <T> Optional<T> any(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private void declareAgain() {
        any(names).ifPresent(name -> options.putIfAbsent(name, ""));
    }

    private void change(String name, int slot) {
        put(name, Declared.name(name, slot), Declared.manifest(name, slot, ++version).canonical());
    }

    private void define(String name) {
        Declared.definition(name, ++version)
                .forEach(manifest ->
                        put(
                                name,
                                manifest.object("metadata").text("name").orElseThrow(),
                                manifest.canonical()));
    }

    private void put(String application, String object, String content) {
        files.remove(renamed(path(application, object)));
        files.put(path(application, object), content);
        known.computeIfAbsent(application, _ -> new TreeMap<>()).put(object, content);
    }

    private void delete(String name) {
        any(objects(name)).ifPresent(files::remove);
    }

    private void deleteAll(String name) {
        objects(name).forEach(files::remove);
    }

    private void rename(String name) {
        any(objects(name))
                .filter(path -> !path.endsWith(RENAMED))
                .ifPresent(path -> {
                    files.put(renamed(path), files.getOrDefault(path, ""));
                    files.remove(path);
                });
    }

    private static String renamed(String path) {
        return path + RENAMED;
    }

    private List<String> objects(String name) {
        return files.keySet().stream()
                .filter(path -> path.startsWith("apps/" + name + "/"))
                .toList();
    }

    private static String path(String application, String object) {
        return "apps/" + application + "/" + object + ".yaml";
    }

    private Map<String, String> files() {
        Map<String, String> all = new TreeMap<>(files);
        StringBuilder declaration = new StringBuilder(HEAD);
        declaration.append(options.isEmpty() ? "applications: []\n" : "applications:\n");
        options.forEach((name, extra) -> declaration.append(Declared.declaration(name, extra)));
        all.put("sailplan.yaml", unreadable ? BROKEN : declaration.toString());
        return all;
    }
}
