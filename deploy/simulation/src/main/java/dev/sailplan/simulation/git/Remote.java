package dev.sailplan.simulation.git;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.RepositoryName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A repository on its host, with one branch.
public final class Remote {
    private final RepositoryName name;
    private final Map<CommitId, Commit> commits = new TreeMap<>();
    private Optional<CommitId> tip = Optional.empty();
    private int made;

    /// A commit's files by their paths.
    record Commit(Map<String, String> files, Optional<CommitId> parent) {
        Commit {
            files = Map.copyOf(files);
        }
    }

    public Remote(RepositoryName name) {
        this.name = name;
    }

    public RepositoryName name() {
        return name;
    }

    public Optional<CommitId> tip() {
        return tip;
    }

    /// Commits these files on top of the branch.
    public CommitId commit(Map<String, String> files) {
        return commit(files, tip);
    }

    /// A forced push: a history that does not hold the last commit.
    public CommitId rewrite(Map<String, String> files) {
        return commit(files, tip.flatMap(last -> find(last).parent()));
    }

    private CommitId commit(Map<String, String> files, Optional<CommitId> parent) {
        CommitId id =
                new CommitId(Digest.of("%s %d".formatted(name, made++)).value().substring(0, 40));
        commits.put(id, new Commit(files, parent));
        tip = Optional.of(id);
        return id;
    }

    /// A forced push back to an earlier commit.
    public void reset(CommitId to) {
        tip = Optional.of(to);
    }

    public Map<String, String> files(CommitId commit) {
        return find(commit).files();
    }

    /// The files of every commit that was ever pushed, also of those that a forced push has left behind.
    public List<Map<String, String>> pushed() {
        return commits.values().stream().map(Commit::files).toList();
    }

    /// From the tip back to the first.
    public List<CommitId> history() {
        List<CommitId> history = new ArrayList<>();
        for (Optional<CommitId> at = tip; at.isPresent(); at = find(at.get()).parent()) {
            history.add(at.get());
        }
        return List.copyOf(history);
    }

    /// What a fetch of the branch brings.
    Set<CommitId> reachable() {
        return new HashSet<>(history());
    }

    Optional<CommitId> parent(CommitId commit) {
        return find(commit).parent();
    }

    private Commit find(CommitId commit) {
        return Optional.ofNullable(commits.get(commit)).orElseThrow();
    }
}
