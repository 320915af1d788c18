package dev.sailplan.simulation.git;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.git.CommitInfo;
import dev.sailplan.planner.git.GitMirrors;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import dev.sailplan.planner.lane.FakeTree;
import dev.sailplan.simulation.schedule.Scheduler;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// Simulates a planner's mirrors: they hold what was fetched, outlive their process, and can be lost.
public final class SimulatedMirrors implements GitMirrors {
    private static final RefName MAIN = RefName.branch("main");
    private final Map<RepositoryName, Remote> remotes = new TreeMap<>();
    private final Set<CommitId> fetched = new HashSet<>();
    private final Scheduler scheduler;
    private final BooleanSupplier unreachable;

    public SimulatedMirrors(
            Iterable<Remote> remotes, Scheduler scheduler, BooleanSupplier unreachable) {
        remotes.forEach(remote -> this.remotes.put(remote.name(), remote));
        this.scheduler = scheduler;
        this.unreachable = unreachable;
    }

    /// The disk that they were on is another one.
    public void lose() {
        fetched.clear();
    }

    private Remote remote(String call, RepositoryName repository) {
        scheduler.step(call, repository.value());
        if (unreachable.getAsBoolean()) {
            throw new GitUnavailable("repository " + repository + " can't be reached");
        }
        return Optional.ofNullable(remotes.get(repository))
                .orElseThrow(() -> new GitUnavailable("no repository " + repository));
    }

    @Override
    public Optional<CommitId> fetch(RepositoryName repository, RefName ref) {
        Remote remote = remote("fetch", repository);
        if (!ref.equals(MAIN)) {
            return Optional.empty();
        }
        fetched.addAll(remote.reachable());
        Optional<CommitId> tip = remote.tip();
        scheduler.step("fetched", tip.map(CommitId::abbreviated).orElse("nothing"));
        return tip;
    }

    @Override
    public Optional<CommitId> remoteTip(RepositoryName repository, RefName ref) {
        Remote remote = remote("tip", repository);
        return ref.equals(MAIN) ? remote.tip() : Optional.empty();
    }

    @Override
    public Optional<RefName> defaultBranch(RepositoryName repository) {
        Remote remote = remote("default branch", repository);
        return remote.tip().map(_ -> MAIN);
    }

    @Override
    public RepositoryTree tree(RepositoryName repository, CommitId commit) {
        return new FakeTree(local(repository, commit).files(commit));
    }

    @Override
    public CommitInfo commit(RepositoryName repository, CommitId commit) {
        local(repository, commit);
        return new CommitInfo(commit, "a change", "somebody", Instant.EPOCH);
    }

    /// As the real one says it, a commit that is not in the mirror descends from nothing.
    @Override
    public boolean descends(RepositoryName repository, CommitId commit, CommitId ancestor) {
        scheduler.step("mirror", commit.abbreviated());
        Optional<CommitId> at = Optional.of(commit).filter(fetched::contains);
        while (at.isPresent() && !at.get().equals(ancestor)) {
            at = Optional.ofNullable(remotes.get(repository)).orElseThrow().parent(at.get());
        }
        return at.isPresent();
    }

    private Remote local(RepositoryName repository, CommitId commit) {
        scheduler.step("mirror", commit.abbreviated());
        if (!fetched.contains(commit)) {
            throw new GitUnavailable("commit " + commit.abbreviated() + " is not in the mirror");
        }
        return Optional.ofNullable(remotes.get(repository)).orElseThrow();
    }
}
