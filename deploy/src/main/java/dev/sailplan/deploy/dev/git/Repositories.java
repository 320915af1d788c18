package dev.sailplan.deploy.dev.git;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/// Keeps the bare repositories of the local Git host, a folder each: `<name>.git`.
public final class Repositories {
    private static final String MAIN = "main";
    private static final int MOST_PACKS = 50;
    private final Path folder;

    public Repositories(Path folder) {
        this.folder = folder;
    }

    public Path pathOf(RepositoryName name) {
        return folder.resolve(name + ".git");
    }

    public boolean exists(RepositoryName name) {
        return Files.isRegularFile(pathOf(name).resolve("HEAD"));
    }

    /// Opens a repository; empty where there is none.
    Optional<Repository> open(RepositoryName name) throws IOException {
        if (!exists(name)) {
            return Optional.empty();
        }
        return Optional.of(
                new FileRepositoryBuilder()
                        .setGitDir(pathOf(name).toFile())
                        .setMustExist(true)
                        .build());
    }

    /// Makes a bare repository whose default branch is `main`.
    public void create(RepositoryName name) {
        try (Git git =
                Git.init()
                        .setBare(true)
                        .setGitDir(pathOf(name).toFile())
                        .setInitialBranch(MAIN)
                        .call()) {
            configure(git.getRepository().getConfig());
        } catch (GitAPIException | IOException e) {
            throw new GitHostException("could not make the repository " + pathOf(name), e);
        }
    }

    /// Packs a repository that many pushes have filled, before it is served.
    ///
    /// Not after pushes, as JGit would: above fifty packs each push would copy everything once more, since the packs of
    /// the last hour stay beside the new one. At the start nobody reads, so nothing has to stay.
    public void tidy(RepositoryName name) {
        try (Repository repository = open(name).orElseThrow();
                Git git = Git.wrap(repository)) {
            StoredConfig config = repository.getConfig();
            configure(config);
            if (packs(repository) > MOST_PACKS) {
                config.setString("gc", null, "prunePackExpire", "now");
                git.gc().call();
                config.unset("gc", null, "prunePackExpire");
                config.save();
            }
        } catch (GitAPIException | IOException e) {
            throw new GitHostException("could not tidy the repository " + pathOf(name), e);
        }
    }

    private static void configure(StoredConfig config) throws IOException {
        config.setBoolean("http", null, "receivepack", true);
        config.setBoolean("receive", null, "autogc", false);
        config.save();
    }

    private static int packs(Repository repository) {
        String[] packs =
                repository
                        .getDirectory()
                        .toPath()
                        .resolve("objects/pack")
                        .toFile()
                        .list((_, file) -> file.endsWith(".pack"));
        return packs == null ? 0 : packs.length;
    }

    /// The commit that `main` points to; empty before the first.
    public Optional<CommitId> tip(RepositoryName name) {
        return with(
                        name,
                        repository ->
                                Optional.ofNullable(
                                        repository.resolve(RefName.branch(MAIN).value())))
                .map(id -> new CommitId(id.name()));
    }

    /// Commits the files to `main` on top of what is there, replacing its tree.
    public CommitId commit(
            RepositoryName name, Map<String, String> files, String message, Instant at) {
        return with(
                name,
                repository -> {
                    try (ObjectInserter inserter = repository.newObjectInserter()) {
                        CommitBuilder commit = new CommitBuilder();
                        commit.setTreeId(tree(files, inserter));
                        PersonIdent sailor =
                                new PersonIdent("Sailplan", "dev@localhost", at, ZoneOffset.UTC);
                        commit.setAuthor(sailor);
                        commit.setCommitter(sailor);
                        commit.setMessage(message);
                        Optional.ofNullable(repository.resolve(Constants.HEAD))
                                .ifPresent(commit::addParentId);
                        ObjectId id = inserter.insert(commit);
                        inserter.flush();
                        RefUpdate update = repository.updateRef(RefName.branch(MAIN).value());
                        update.setNewObjectId(id);
                        update.update();
                        return new CommitId(id.name());
                    }
                });
    }

    private static ObjectId tree(Map<String, String> files, ObjectInserter inserter)
            throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        for (Map.Entry<String, String> file : files.entrySet()) {
            DirCacheEntry entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(
                    inserter.insert(
                            Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
            builder.add(entry);
        }
        builder.finish();
        return index.writeTree(inserter);
    }

    private <T> T with(RepositoryName name, Use<T> use) {
        try (Repository repository = open(name).orElseThrow()) {
            return use.of(repository);
        } catch (IOException e) {
            throw new GitHostException("could not use the repository " + pathOf(name), e);
        }
    }

    private interface Use<T> {
        T of(Repository repository) throws IOException;
    }
}
