package dev.sailplan.planner.home;

import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.planner.declare.Declaration;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.declare.read.DeclarationReader;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import dev.sailplan.planner.state.Fault;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what a commit declares.
public final class Declarations {
    private static final Logger LOG = LoggerFactory.getLogger(Declarations.class);

    private Declarations() {}

    /// Files that nobody foresaw refuse their commit, and hold up no later one.
    public static Declaration in(RepositoryTree tree, HomeRepository repository) {
        try {
            return DeclarationReader.read(tree, repository.project().name());
        } catch (GitUnavailable e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            Fault fault = Fault.of(e);
            fault.log(LOG, repository.name().value(), "a declaration could not be read");
            return new Declaration.Broken(
                    List.of(
                            fault.problem(
                                    SourceLocation.wholeFile(Declaration.FILE), "can't be read")));
        }
    }
}
