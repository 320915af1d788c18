package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.git.CommitInfo;
import dev.sailplan.planner.git.GitMirrors;
import dev.sailplan.planner.git.GitRefused;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One repository in memory, whose main branch is moved by commits.
public final class FakeGit implements GitMirrors {
    public static final RefName MAIN = RefName.branch("main");
    private final Map<CommitId, Map<String, String>> trees = new HashMap<>();
    private final Map<CommitId, CommitId> parents = new HashMap<>();
    private Optional<CommitId> tip = Optional.empty();
    private Map<String, String> files = new TreeMap<>();
    private int commits;
    Optional<RefName> head = Optional.of(MAIN);
    public boolean broken;
    boolean hostile;
    public boolean lost;
    int fetches;
    public int asked;

    /// Commits one more file, or another content of it.
    public CommitId commit(String path, String content) {
        files.put(path, content);
        return commit();
    }

    public CommitId delete(String path) {
        files.remove(path);
        return commit();
    }

    public CommitId commit() {
        CommitId commit = new CommitId(Digest.of("commit " + commits++).value().substring(0, 40));
        trees.put(commit, new TreeMap<>(files));
        tip.ifPresent(parent -> parents.put(commit, parent));
        tip = Optional.of(commit);
        return commit;
    }

    /// What a forced push does: the branch now stands at another history.
    public CommitId rewrite(String path, String content) {
        tip = Optional.empty();
        return commit(path, content);
    }

    /// Nobody has the commit any more.
    public void collect(CommitId commit) {
        trees.remove(commit);
        parents.values().removeIf(commit::equals);
    }

    /// The branch back at an earlier commit.
    public void reset(CommitId commit) {
        tip = Optional.of(commit);
        files = new TreeMap<>(trees.getOrDefault(commit, Map.of()));
    }

    public void deleteBranch() {
        tip = Optional.empty();
    }

    @Override
    public Optional<CommitId> fetch(RepositoryName repository, RefName ref) {
        fetches++;
        if (hostile) {
            throw new GitRefused(
                    "repository shop holds what is not taken: Object too large", new IOException());
        }
        Optional<CommitId> found = remoteTip(repository, ref);
        lost = false;
        return found;
    }

    @Override
    public Optional<CommitId> remoteTip(RepositoryName repository, RefName ref) {
        asked++;
        if (broken) {
            throw new GitUnavailable("repository shop can't be read: connection refused");
        }
        return ref.equals(MAIN) ? tip : Optional.empty();
    }

    @Override
    public Optional<RefName> defaultBranch(RepositoryName repository) {
        asked++;
        return head;
    }

    @Override
    public RepositoryTree tree(RepositoryName repository, CommitId commit) {
        return new FakeTree(
                Optional.ofNullable(trees.get(commit))
                        .filter(_ -> !lost)
                        .orElseThrow(() -> new GitUnavailable("no commit " + commit)));
    }

    @Override
    public CommitInfo commit(RepositoryName repository, CommitId commit) {
        return new CommitInfo(commit, "a change", "Lee", Instant.EPOCH);
    }

    @Override
    public boolean descends(RepositoryName repository, CommitId commit, CommitId ancestor) {
        Optional<CommitId> at = Optional.of(commit).filter(_ -> !lost);
        while (at.isPresent() && !at.get().equals(ancestor)) {
            at = at.flatMap(c -> Optional.ofNullable(parents.get(c)));
        }
        return at.isPresent();
    }
}
