package dev.sailplan.planner.home;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.Declaration;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.git.GitMirrors;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import java.util.List;
import java.util.Optional;

/// Reads the files of commits that were planned before. A mirror that was lost is filled again, once in one go.
public final class PastCommits {
    private final GitMirrors git;
    private final HomeRepository repository;
    private boolean fetched;
    private List<CommitId> tips = List.of();

    public PastCommits(GitMirrors git, HomeRepository repository) {
        this.git = git;
        this.repository = repository;
    }

    /// Empty where neither the mirror nor the repository has the commit any more.
    public Optional<RepositoryTree> of(CommitId commit) {
        try {
            return Optional.of(git.tree(repository.name(), commit));
        } catch (GitUnavailable e) {
            return isThere(commit)
                    ? Optional.of(git.tree(repository.name(), commit))
                    : Optional.empty();
        }
    }

    /// A mirror that is filled again has no history, until it is asked for.
    private boolean isThere(CommitId commit) {
        if (!fetched) {
            tips =
                    DeployableBranches.of(repository, git).stream()
                            .flatMap(ref -> git.fetch(repository.name(), ref).stream())
                            .toList();
            fetched = true;
        }
        return tips.stream().anyMatch(tip -> git.descends(repository.name(), tip, commit));
    }

    public Optional<Application> declared(ApplicationKey application, RepositoryTree tree) {
        return switch (Declarations.in(tree, repository)) {
            case Declaration.Broken _ -> Optional.empty();
            case Declaration.Applications(var all) ->
                    all.stream().filter(app -> app.key().equals(application)).findFirst();
        };
    }
}
