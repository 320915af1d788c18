package dev.sailplan.simulation.git;

import dev.sailplan.common.domain.id.CommitId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Makes the commits of people to one repository: one at a time, by chance.
public final class CommitGenerator {
    /// A file that nobody can read.
    public static final String BROKEN = Folders.BROKEN;

    private static final String HEAD = "apiVersion: sailplan.dev/v1\nkind: Applications\n";
    private static final List<String> TAKING = List.of("adopt: yes", "takeOver: yes");
    private final Remote remote;
    private final List<String> names;
    private final RandomGenerator random;
    private final boolean objectsMove;
    private final Folders folders = new Folders();
    private final Map<String, String> options = new TreeMap<>();
    private boolean unreadable;
    private int version;

    /// @param names of the applications that the repository may declare
    /// @param objectsMove whether objects move between them
    public CommitGenerator(
            Remote remote, List<String> names, RandomGenerator random, boolean objectsMove) {
        this.objectsMove = objectsMove;
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

    /// Every application is declared, with what it has and what it had, and nothing is broken. What has moved comes back
    /// to the application that brings its namespace. What somebody else wrote in between is taken over, and what was let
    /// go is adopted: it would be held otherwise.
    ///
    /// @param held what must be declared so that no limit is crossed
    public CommitId repair(Collection<String> held) {
        unreadable = false;
        folders.mendAll();
        names.forEach(name -> options.putIfAbsent(name, ""));
        options.replaceAll((_, said) -> taking(said));
        Set<String> all = new TreeSet<>(held);
        all.addAll(folders.objects());
        for (String name : names) {
            all.stream()
                    .filter(object -> object.contains(name))
                    .forEach(object -> folders.restore(name, object));
            folders.restore(name, ManifestGenerator.definitionName(name));
            folders.putHome(name, ManifestGenerator.manifest(name, 0, ++version));
        }
        return remote.commit(files());
    }

    private static String taking(String options) {
        List<String> all = new ArrayList<>(TAKING);
        options.lines().map(String::strip).filter(it -> !all.contains(it)).forEach(all::add);
        return String.join("\n    ", all);
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
        switch (random.nextInt(objectsMove ? 22 : 16)) {
            case 0, 1 -> any(folders.of(name)).ifPresent(folders::delete);
            case 2 -> options.remove(name);
            case 3 -> declareAgain();
            case 4 -> folders.breakOne(name);
            case 5 -> folders.mend(name);
            case 6 -> unreadable = !unreadable;
            case 7 -> any(folders.of(name)).ifPresent(folders::rename);
            case 8 -> options.put(name, random.nextBoolean() ? "onRemove: prune" : "adopt: yes");
            case 9 -> define(name);
            case 10 -> folders.of(name).forEach(folders::delete);
            case 16, 17 -> move(name);
            case 18 -> swap(name);
            case 19 -> moveFromBroken(name);
            case 20 -> leave(name);
            case 21 -> declareTwice(name);
            default -> change(name, random.nextInt(ManifestGenerator.SLOTS));
        }
    }

    private <T> Optional<T> any(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private void declareAgain() {
        any(names).ifPresent(name -> options.putIfAbsent(name, ""));
    }

    /// One object goes to another application, as it is or with other content.
    private void move(String name) {
        any(folders.of(name)).ifPresent(path -> folders.move(path, neighbour(name)));
        if (random.nextBoolean()) {
            change(name, random.nextInt(ManifestGenerator.SLOTS));
        }
    }

    /// Two applications give one to each other.
    private void swap(String name) {
        String other = neighbour(name);
        Optional<String> there = any(folders.of(name));
        any(folders.of(other)).ifPresent(path -> folders.move(path, name));
        there.ifPresent(path -> folders.move(path, other));
    }

    /// The application that gives can't be released.
    private void moveFromBroken(String name) {
        move(name);
        folders.breakOne(name);
    }

    /// The application that gives is no longer declared, and all of its objects stay.
    private void leave(String name) {
        String other = neighbour(name);
        folders.of(name).forEach(path -> folders.move(path, other));
        if (!other.equals(name)) {
            options.remove(name);
        }
    }

    private void declareTwice(String name) {
        any(folders.of(name)).ifPresent(path -> folders.copy(path, neighbour(name)));
    }

    private String neighbour(String name) {
        return names.get((names.indexOf(name) + 1 + random.nextInt(names.size())) % names.size());
    }

    private void change(String name, int slot) {
        folders.put(name, ManifestGenerator.manifest(name, slot, ++version));
    }

    private void define(String name) {
        ManifestGenerator.definition(name, ++version)
                .forEach(manifest -> folders.put(name, manifest));
    }

    private Map<String, String> files() {
        Map<String, String> all = new TreeMap<>(folders.all());
        StringBuilder declaration = new StringBuilder(HEAD);
        declaration.append(options.isEmpty() ? "applications: []\n" : "applications:\n");
        options.forEach(
                (name, extra) -> declaration.append(ManifestGenerator.declaration(name, extra)));
        all.put("sailplan.yaml", unreadable ? BROKEN : declaration.toString());
        return all;
    }
}
