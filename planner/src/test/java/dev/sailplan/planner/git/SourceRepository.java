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

/// A bare repository on disk that tests commit to, without a working tree.
final class SourceRepository implements AutoCloseable {
    private final Path folder;
    private final Repository repository;
    private final Map<String, Entry> files = new TreeMap<>();

    private record Entry(FileMode mode, ObjectId id) {}

    SourceRepository(Path folder) throws IOException {
        this.folder = folder;
        this.repository = new FileRepository(folder.toFile());
        repository.create(true);
        repository.updateRef(Constants.HEAD).link("refs/heads/main");
    }

    URI url() {
        return URI.create("file://" + folder.toAbsolutePath());
    }

    Repository repository() {
        return repository;
    }

    SourceRepository file(String path, String content) throws IOException {
        return entry(path, FileMode.REGULAR_FILE, content.getBytes(StandardCharsets.UTF_8));
    }

    SourceRepository file(String path, byte[] content) throws IOException {
        return entry(path, FileMode.REGULAR_FILE, content);
    }

    SourceRepository link(String path, String target) throws IOException {
        return entry(path, FileMode.SYMLINK, target.getBytes(StandardCharsets.UTF_8));
    }

    SourceRepository submodule(String path) {
        files.put(path, new Entry(FileMode.GITLINK, ObjectId.fromString("1".repeat(40))));
        return this;
    }

    SourceRepository remove(String path) {
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

    CommitId commit(String branch, String message) throws IOException {
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
        return cache.writeTree(inserter);
    }

    void move(String branch, ObjectId to) throws IOException {
        RefUpdate update = repository.updateRef("refs/heads/" + branch);
        update.setNewObjectId(to);
        update.setForceUpdate(true);
        update.update();
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
