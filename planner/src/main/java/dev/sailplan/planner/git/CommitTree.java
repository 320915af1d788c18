package dev.sailplan.planner.git;

import dev.sailplan.common.domain.id.TreeId;
import dev.sailplan.planner.declare.CommitTooLarge;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.declare.TreeEntry.Kind;
import dev.sailplan.planner.git.pack.MirrorBudget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/// Reads the files of a commit from its trees. May be used by several threads.
final class CommitTree implements RepositoryTree {
    /// Of all paths of a folder together: folders that hold one another by the thousand have paths that are longer than
    /// any memory.
    private static final int MOST_LETTERS = 32 << 20;

    private static final String WAY_OUT = "; name smaller folders inside of it instead";

    private final Mirror mirror;
    private final ObjectId root;
    private final MirrorBudget budget;

    CommitTree(Mirror mirror, ObjectId root, MirrorBudget budget) {
        this.mirror = mirror;
        this.root = root;
        this.budget = budget;
    }

    @Override
    public Optional<TreeEntry> entry(String path) {
        if (path.isEmpty()) {
            return Optional.of(new TreeEntry("", Kind.FOLDER, id(root)));
        }
        return reading(reader -> {
            try (TreeWalk walk = TreeWalk.forPath(reader, path, root)) {
                return Optional.ofNullable(walk).map(CommitTree::entry);
            }
        });
    }

    @Override
    public List<TreeEntry> list(String folder) {
        return under(folder, false);
    }

    @Override
    public List<TreeEntry> walk(String path) {
        Optional<TreeEntry> start = entry(path);
        boolean folder = start.filter(entry -> entry.kind() == Kind.FOLDER).isPresent();
        return folder ? under(path, true) : start.stream().toList();
    }

    private List<TreeEntry> under(String folder, boolean recursive) {
        return entry(folder)
                .filter(entry -> entry.kind() == Kind.FOLDER)
                .map(entry -> reading(reader -> entries(reader, entry, recursive)))
                .orElse(List.of());
    }

    private List<TreeEntry> entries(ObjectReader reader, TreeEntry folder, boolean recursive)
            throws IOException {
        String prefix = folder.path().isEmpty() ? "" : folder.path() + "/";
        List<TreeEntry> found = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(ObjectId.fromString(folder.id().value()));
            long letters = 0;
            for (int seen = 0; walk.next(); seen++) {
                letters += prefix.length() + walk.getPathLength();
                check(folder, seen, letters);
                if (recursive && walk.isSubtree()) {
                    walk.enterSubtree();
                } else {
                    TreeEntry entry = entry(walk);
                    found.add(new TreeEntry(prefix + entry.path(), entry.kind(), entry.id()));
                }
            }
        }
        return List.copyOf(found);
    }

    /// Folders count as well: a dozen of them that hold one another by the dozen are more than anybody can walk.
    private void check(TreeEntry folder, int seen, long letters) {
        if (seen == budget.files()) {
            throw new CommitTooLarge(
                    folder.path(),
                    "holds more than " + budget.files() + " files and folders" + WAY_OUT);
        }
        if (letters > MOST_LETTERS) {
            throw new CommitTooLarge(
                    folder.path(),
                    "has paths of more than " + MOST_LETTERS + " letters together" + WAY_OUT);
        }
    }

    @Override
    public long size(TreeEntry file) {
        ObjectId id = ObjectId.fromString(file.id().value());
        return reading(reader -> reader.getObjectSize(id, Constants.OBJ_BLOB));
    }

    @Override
    public byte[] read(TreeEntry file) {
        return reading(reader -> {
            ObjectId id = ObjectId.fromString(file.id().value());
            // To open one that was sent as differences takes memory for the whole of it.
            if (reader.getObjectSize(id, Constants.OBJ_BLOB) > budget.blobBytes()) {
                throw new CommitTooLarge(
                        file.path(),
                        "is larger than "
                                + budget.blobBytes()
                                + " bytes; split it, or move it out of what is read");
            }
            return reader.open(id, Constants.OBJ_BLOB)
                    .getCachedBytes(Math.toIntExact(budget.blobBytes()));
        });
    }

    private static TreeEntry entry(TreeWalk walk) {
        return new TreeEntry(
                walk.getPathString(), kind(walk.getFileMode()), id(walk.getObjectId(0)));
    }

    private static Kind kind(FileMode mode) {
        if (mode.equals(FileMode.TREE)) {
            return Kind.FOLDER;
        }
        if (mode.equals(FileMode.SYMLINK)) {
            return Kind.SYMLINK;
        }
        return mode.equals(FileMode.GITLINK) ? Kind.SUBMODULE : Kind.FILE;
    }

    private static TreeId id(ObjectId id) {
        return new TreeId(id.name());
    }

    @FunctionalInterface
    private interface Reading<T> {
        T with(ObjectReader reader) throws IOException;
    }

    private <T> T reading(Reading<T> reading) {
        return mirror.read(repository -> {
            try (ObjectReader reader = repository.newObjectReader()) {
                return reading.with(reader);
            }
        });
    }
}
