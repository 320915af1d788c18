package dev.sailplan.planner.render;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.planner.declare.Application.Plain;
import dev.sailplan.planner.declare.TreeEntry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds files that are no manifests, however they end, by their names or by what was in them: one message says so, in
/// place of three about each that it lacks a kind.
final class OtherFiles {
    private static final int MOST_NAMED = 20;
    private static final String CHART = "Chart.yaml";
    private static final Set<String> KUSTOMIZATIONS =
            Set.of("kustomization.yaml", "kustomization.yml");
    private static final Set<String> OF_NODE =
            Set.of("package.json", "package-lock.json", "tsconfig.json");

    private final Map<TreeEntry, String> found;

    private OtherFiles(Map<TreeEntry, String> found) {
        this.found = found;
    }

    static OtherFiles among(Collection<TreeEntry> files) {
        Set<String> charts =
                files.stream()
                        .filter(file -> file.name().equals(CHART))
                        .map(OtherFiles::folder)
                        .collect(Collectors.toSet());
        Map<TreeEntry, String> found = new LinkedHashMap<>();
        for (TreeEntry file : files) {
            what(file, charts).ifPresent(what -> found.put(file, what));
        }
        return new OtherFiles(found);
    }

    /// These, and those of the files at these paths in which nothing says what it is.
    OtherFiles and(Collection<String> paths, Collection<TreeEntry> files) {
        Map<TreeEntry, String> all = new LinkedHashMap<>(found);
        for (TreeEntry file : files) {
            if (paths.contains(file.path())) {
                all.put(
                        file,
                        isValues(file) ? "values of a Helm chart?" : "no apiVersion, no kind");
            }
        }
        return new OtherFiles(all);
    }

    private static boolean isValues(TreeEntry file) {
        return file.name().startsWith("values");
    }

    private static Optional<String> what(TreeEntry file, Set<String> charts) {
        String name = file.name();
        if (KUSTOMIZATIONS.contains(name)) {
            return Optional.of("a kustomization");
        }
        if (OF_NODE.contains(name)) {
            return Optional.of("a file of npm");
        }
        if (name.equals(CHART)) {
            return Optional.of("a Helm chart");
        }
        if (isValues(file) && charts.contains(folder(file))) {
            return Optional.of("values of a Helm chart");
        }
        return ofGitHub(file.path()).map(_ -> "for GitHub");
    }

    private static String folder(TreeEntry file) {
        return file.path().substring(0, file.path().length() - file.name().length());
    }

    /// The path of the `.github` folder that a file lies in.
    private static Optional<String> ofGitHub(String path) {
        int at = ("/" + path).indexOf("/.github/");
        return at < 0 ? Optional.empty() : Optional.of(path.substring(0, at + ".github".length()));
    }

    boolean has(TreeEntry file) {
        return found.containsKey(file);
    }

    /// One problem for all of them, at the application's path, with the line that leaves them out.
    Optional<Problem> problem(Plain source) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Set<String> named = new LinkedHashSet<>();
        Set<String> patterns = new LinkedHashSet<>();
        found.forEach((file, what) -> {
            String left = source.inside(ofGitHub(file.path()).orElse(file.path()));
            named.add(left + " (" + what + ")");
            patterns.add(left);
        });
        return Optional.of(
                new Problem(
                        source.at(),
                        "not manifests: "
                                + list(named)
                                + "; leave them out beside path: `except: ["
                                + list(patterns.stream().map(OtherFiles::quoted).toList())
                                + "]`"));
    }

    private static String list(Collection<String> all) {
        List<String> first = all.stream().limit(MOST_NAMED).toList();
        int more = all.size() - first.size();
        return String.join(", ", first) + (more > 0 ? ", and " + more + " more" : "");
    }

    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9._/-]+") ? path : "\"" + path + "\"";
    }
}
