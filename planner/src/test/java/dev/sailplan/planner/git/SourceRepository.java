package dev.sailplan.planner.git;

import dev.sailplan.common.domain.id.CommitId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.TreeWalk;

/// A bare repository on disk that tests commit to, without a working tree.
public final class SourceRepository implements AutoCloseable {
    private final Path folder;
    private final Repository repository;
    private final Map<String, Entry> files = new TreeMap<>();
    private final Map<String, ObjectId> folders = new TreeMap<>();

    private record Entry(FileMode mode, ObjectId id) {}

    public SourceRepository(Path folder) throws IOException {
        this.folder = folder;
        this.repository = new FileRepository(folder.toFile());
        repository.create(true);
        repository.updateRef(Constants.HEAD).link("refs/heads/main");
    }

    public URI url() {
        return URI.create("file://" + folder.toAbsolutePath());
    }

    Repository repository() {
        return repository;
    }

    public SourceRepository file(String path, String content) throws IOException {
        return entry(path, FileMode.REGULAR_FILE, content.getBytes(StandardCharsets.UTF_8));
    }

    public SourceRepository file(String path, byte[] content) throws IOException {
        return entry(path, FileMode.REGULAR_FILE, content);
    }

    public SourceRepository link(String path, String target) throws IOException {
        return entry(path, FileMode.SYMLINK, target.getBytes(StandardCharsets.UTF_8));
    }

    public SourceRepository submodule(String path) {
        files.put(path, new Entry(FileMode.GITLINK, ObjectId.fromString("1".repeat(40))));
        return this;
    }

    /// A folder at the root that holds so many folders, each of which holds so many, and so on, and no file: a few
    /// hundred bytes in all.
    public SourceRepository folders(String name, int width, int depth) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId tree = inserter.insert(new TreeFormatter());
            for (int level = 0; level < depth; level++) {
                TreeFormatter folder = new TreeFormatter();
                for (int i = 0; i < width; i++) {
                    folder.append("f" + i, FileMode.TREE, tree);
                }
                tree = inserter.insert(folder);
            }
            inserter.flush();
            folders.put(name, tree);
        }
        return this;
    }

    public SourceRepository remove(String path) {
        files.remove(path);
        return this;
    }

    private SourceRepository entry(String path, FileMode mode, byte[] content) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            files.put(path, new Entry(mode, inserter.insert(Constants.OBJ_BLOB, content)));
            inserter.flush();
        }
        return this;
    }

    public CommitId commit(String branch, String message) throws IOException {
        return commit(branch, message, parent(branch));
    }

    /// A commit without a parent in the place of the branch's history.
    CommitId rewrite(String branch, String message) throws IOException {
        return commit(branch, message, Optional.empty());
    }

    private Optional<ObjectId> parent(String branch) throws IOException {
        return Optional.ofNullable(repository.resolve("refs/heads/" + branch));
    }

    private CommitId commit(String branch, String message, Optional<ObjectId> parent)
            throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            return commit(branch, message, parent, tree(inserter), inserter);
        }
    }

    private CommitId commit(
            String branch,
            String message,
            Optional<ObjectId> parent,
            ObjectId tree,
            ObjectInserter inserter)
            throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        parent.ifPresent(commit::setParentId);
        PersonIdent lee = new PersonIdent("Lee", "lee@example.com", Instant.EPOCH, ZoneOffset.UTC);
        commit.setAuthor(lee);
        commit.setCommitter(lee);
        commit.setMessage(message);
        ObjectId id = inserter.insert(commit);
        inserter.flush();
        move(branch, id);
        return new CommitId(id.name());
    }

    /// A commit with one file of any name at all, as no client of good will would make it.
    CommitId commitNamed(String branch, String name) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId blob =
                    inserter.insert(Constants.OBJ_BLOB, "evil".getBytes(StandardCharsets.UTF_8));
            TreeFormatter tree = new TreeFormatter();
            tree.append(name.getBytes(StandardCharsets.UTF_8), FileMode.REGULAR_FILE, blob);
            return commit(branch, "evil", parent(branch), inserter.insert(tree), inserter);
        }
    }

    private ObjectId tree(ObjectInserter inserter) throws IOException {
        DirCache cache = DirCache.newInCore();
        DirCacheBuilder builder = cache.builder();
        files.forEach((path, entry) -> {
            DirCacheEntry item = new DirCacheEntry(path);
            item.setFileMode(entry.mode());
            item.setObjectId(entry.id());
            builder.add(item);
        });
        builder.finish();
        ObjectId tree = cache.writeTree(inserter);
        inserter.flush();
        return folders.isEmpty() ? tree : withFolders(tree, inserter);
    }

    private ObjectId withFolders(ObjectId root, ObjectInserter inserter) throws IOException {
        Map<String, Entry> entries = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(root);
            while (walk.next()) {
                entries.put(
                        walk.getPathString(), new Entry(walk.getFileMode(), walk.getObjectId(0)));
            }
        }
        folders.forEach((name, tree) -> entries.put(name, new Entry(FileMode.TREE, tree)));
        TreeFormatter all = new TreeFormatter();
        entries.forEach((name, entry) -> all.append(name, entry.mode(), entry.id()));
        return inserter.insert(all);
    }

    void move(String branch, ObjectId to) throws IOException {
        RefUpdate update = repository.updateRef("refs/heads/" + branch);
        update.setNewObjectId(to);
        update.setForceUpdate(true);
        update.update();
    }

    void renameBranch(String from, String to) throws IOException {
        move(to, parent(from).orElseThrow());
        deleteBranch(from);
        repository.updateRef(Constants.HEAD).link("refs/heads/" + to);
    }

    void deleteBranch(String branch) throws IOException {
        RefUpdate update = repository.updateRef("refs/heads/" + branch);
        update.setForceUpdate(true);
        update.delete();
    }

    @Override
    public void close() {
        repository.close();
    }
}
