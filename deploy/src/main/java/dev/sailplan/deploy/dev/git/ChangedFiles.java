package dev.sailplan.deploy.dev.git;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// Finds the files that a push changed, by the two trees; folders that are the same are not looked into.
final class ChangedFiles {
    private ChangedFiles() {}

    /// None where the branch is new or gone.
    static Set<String> of(Repository repository, ReceiveCommand command) {
        Set<String> files = new TreeSet<>();
        if (command.getType() != ReceiveCommand.Type.UPDATE
                && command.getType() != ReceiveCommand.Type.UPDATE_NONFASTFORWARD) {
            return files;
        }
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            walk.addTree(tree(repository, command.getOldId()));
            walk.addTree(tree(repository, command.getNewId()));
            while (walk.next()) {
                files.add(walk.getPathString());
            }
        } catch (IOException e) {
            throw new GitHostException("could not compare the commits of a push", e);
        }
        return files;
    }

    private static ObjectId tree(Repository repository, ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseCommit(commit).getTree();
        }
    }
}
