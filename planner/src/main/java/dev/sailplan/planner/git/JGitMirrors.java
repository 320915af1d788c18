package dev.sailplan.planner.git;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.git.pack.MirrorBudget;
import dev.sailplan.planner.git.pack.TransferMemory;
import dev.sailplan.planner.git.route.HostRoutes;
import dev.sailplan.planner.git.transfer.GitRemote;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import dev.sailplan.planner.git.transfer.HostLimit;
import dev.sailplan.planner.git.transfer.RemoteConnection;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/// Keeps bare mirrors under one folder, with JGit. No file of a repository is ever written to the disk by itself.
public final class JGitMirrors implements GitMirrors {
    private final Map<RepositoryName, Mirror> mirrors;

    public JGitMirrors(
            Path folder, Collection<GitRemote> remotes, MirrorBudget budget, InstantSource time) {
        this(folder, remotes, budget, time, HostRoutes.PLAIN);
    }

    public JGitMirrors(
            Path folder,
            Collection<GitRemote> remotes,
            MirrorBudget budget,
            InstantSource time,
            HostRoutes routes) {
        IsolatedGitConfig.install();
        HostLimit turns = new HostLimit(time);
        TransferMemory held = new TransferMemory(budget.heldBytes());
        this.mirrors =
                remotes.stream()
                        .map(remote -> {
                            var connection =
                                    new RemoteConnection(remote, budget, time, turns, held, routes);
                            Path mirror = folder.resolve(remote.name() + ".git");
                            return new Mirror(connection, mirror, budget, time);
                        })
                        .collect(Collectors.toMap(Mirror::name, Function.identity()));
    }

    @Override
    public Optional<CommitId> fetch(RepositoryName repository, RefName ref) {
        return mirror(repository).fetch(ref);
    }

    @Override
    public Optional<CommitId> remoteTip(RepositoryName repository, RefName ref) {
        return mirror(repository).remoteTip(ref);
    }

    @Override
    public Optional<RefName> defaultBranch(RepositoryName repository) {
        return mirror(repository).defaultBranch();
    }

    @Override
    public RepositoryTree tree(RepositoryName repository, CommitId commit) {
        return mirror(repository).tree(commit);
    }

    @Override
    public CommitInfo commit(RepositoryName repository, CommitId commit) {
        return mirror(repository)
                .read(git -> {
                    try (RevWalk walk = new RevWalk(git)) {
                        RevCommit parsed = walk.parseCommit(ObjectId.fromString(commit.value()));
                        return new CommitInfo(
                                commit,
                                parsed.getShortMessage(),
                                parsed.getAuthorIdent().getName(),
                                parsed.getCommitterIdent().getWhenAsInstant());
                    }
                });
    }

    @Override
    public boolean descends(RepositoryName repository, CommitId commit, CommitId ancestor) {
        return mirror(repository).descends(commit, ancestor);
    }

    private Mirror mirror(RepositoryName repository) {
        return Optional.ofNullable(mirrors.get(repository))
                .orElseThrow(() ->
                        new GitUnavailable("repository " + repository + " is not configured"));
    }
}
