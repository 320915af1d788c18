package dev.sailplan.planner.declare;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.List;
import java.util.stream.Collectors;

/// An application as a commit declares it, with every default filled in.
public record Application(
        ApplicationKey key,
        Plain source,
        PlanOptions options,
        Approval approval,
        OnRemove onRemove,
        List<ApplicationKey> dependsOn,
        SourceLocation at) {
    public Application {
        dependsOn = List.copyOf(dependsOn);
    }

    /// A path of manifests as they are, but for files beneath it that `except` covers, which is read from there.
    public record Plain(String path, List<Glob> except, SourceLocation at) {
        public Plain {
            except = List.copyOf(except);
        }

        /// The files that are read, or would be if they were files.
        public List<TreeEntry> entries(RepositoryTree tree) {
            PatternBudget effort = new PatternBudget(at);
            return tree.walk(path).stream()
                    .filter(entry -> !isLeftOut(inside(entry.path()), effort))
                    .toList();
        }

        private boolean isLeftOut(String file, PatternBudget effort) {
            return except.stream().anyMatch(glob -> glob.covers(file, effort));
        }

        /// The path of one of these files, as `except` names it.
        public String inside(String file) {
            return path.isEmpty() || file.equals(path) ? file : file.substring(path.length() + 1);
        }

        private String canonical() {
            String patterns =
                    except.stream()
                            .map(glob -> " except " + String.join("/", glob.segments()))
                            .collect(Collectors.joining());
            return "plain " + path + patterns;
        }
    }

    public Application with(PlanOptions other) {
        return new Application(key, source, other, approval, onRemove, dependsOn, at);
    }

    /// Names all that the declaration says which changes the plan or its gate, wherever it is written.
    public Digest digest() {
        String depends =
                dependsOn.stream()
                        .map(ApplicationKey::value)
                        .sorted()
                        .collect(Collectors.joining(","));
        return Digest.of(
                String.join(
                        "\n",
                        "application/v1",
                        key.value(),
                        source.canonical(),
                        options.canonical(),
                        approval.canonical(),
                        onRemove.toString(),
                        depends));
    }
}
