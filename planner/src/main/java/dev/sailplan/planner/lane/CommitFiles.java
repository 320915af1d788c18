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
    private boolean fetched;

    CommitFiles(GitMirrors git, HomeRepository repository) {
        this.git = git;
        this.repository = repository;
    }

    RepositoryTree of(CommitId commit) {
        try {
            return git.tree(repository.name(), commit);
        } catch (GitUnavailable e) {
            if (fetched) {
                throw e;
            }
            fetched = true;
            Branches.of(repository, git).forEach(ref -> git.fetch(repository.name(), ref));
            return git.tree(repository.name(), commit);
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
