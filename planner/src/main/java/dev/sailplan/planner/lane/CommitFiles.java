package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.Declaration;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.git.GitMirrors;
import dev.sailplan.planner.git.GitUnavailable;
import java.util.Optional;

/// The files of commits that were planned before. A mirror that was lost is filled again, once in one go.
final class CommitFiles {
    private final GitMirrors git;
    private final HomeRepository repository;
    private Remote remote = Remote.UNASKED;

    private enum Remote {
        UNASKED,
        AWAY,
        READ
    }

    CommitFiles(GitMirrors git, HomeRepository repository) {
        this.git = git;
        this.repository = repository;
    }

    RepositoryTree of(CommitId commit) {
        try {
            return git.tree(repository.name(), commit);
        } catch (GitUnavailable e) {
            readRemote(e);
            return git.tree(repository.name(), commit);
        }
    }

    /// Empty where no branch that is deployed from leads to the commit any more.
    Optional<RepositoryTree> find(CommitId commit) {
        try {
            return Optional.of(of(commit));
        } catch (GitUnavailable e) {
            if (remote == Remote.READ) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void readRemote(GitUnavailable cause) {
        switch (remote) {
            case READ -> {}
            case AWAY -> throw cause;
            case UNASKED -> {
                remote = Remote.AWAY;
                Branches.of(repository, git).forEach(ref -> git.fetch(repository.name(), ref));
                remote = Remote.READ;
            }
        }
    }

    Optional<Application> declared(ApplicationKey application, RepositoryTree tree) {
        return switch (Declarations.in(tree, repository)) {
            case Declaration.Broken _ -> Optional.empty();
            case Declaration.Applications(var all) ->
                    all.stream().filter(app -> app.key().equals(application)).findFirst();
        };
    }
}
