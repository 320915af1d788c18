package dev.sailplan.planner.git;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One repository's bare mirror. One thread fetches at a time; a mirror that is broken is made anew.
final class Mirror {
    private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);
    private static final Duration HEAD_IS_GOOD_FOR = Duration.ofMinutes(3);
    private final GitRemote remote;
    private final Path folder;
    private final MirrorBudget budget;
    private final InstantSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<Optional<Head>> head = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean suspect = new AtomicBoolean();
    private Optional<MirrorRepository> open = Optional.empty();

    Mirror(GitRemote remote, Path folder, MirrorBudget budget, InstantSource time) {
        this.remote = remote;
        this.folder = folder;
        this.budget = budget;
        this.time = time;
    }

    RepositoryName name() {
        return remote.name();
    }

    Optional<CommitId> fetch(RefName ref) {
        lock.lock();
        try {
            return fetchOrHeal(ref);
        } finally {
            lock.unlock();
        }
    }

    private Optional<CommitId> fetchOrHeal(RefName ref) {
        if (suspect.getAndSet(false)) {
            discard();
        }
        try {
            return fetchOnce(ref);
        } catch (IOException | RuntimeException e) {
            if (e instanceof TransportException && isSound()) {
                return absentOrUnavailable(ref, e);
            }
            LOG.atWarn()
                    .addKeyValue("repository", remote.name())
                    .addKeyValue("cause", e.toString())
                    .log("the mirror is broken and made anew");
        }
        discard();
        try {
            return fetchOnce(ref);
        } catch (IOException | RuntimeException e) {
            return absentOrUnavailable(ref, e);
        }
    }

    /// JGit says only in words that the remote lacks a ref, so the remote is asked.
    private Optional<CommitId> absentOrUnavailable(RefName ref, Exception cause) {
        try {
            if (remoteTip(ref).isEmpty()) {
                return Optional.empty();
            }
        } catch (GitUnavailable _) {
            // The first failure says more than the second.
        }
        throw unavailable(cause);
    }

    private Optional<CommitId> fetchOnce(RefName ref) throws IOException {
        MirrorRepository repository = repository();
        RefSpec spec = new RefSpec("+" + ref + ":" + ref);
        try (Transport transport = transport(repository)) {
            FetchResult result = transport.fetch(new Deadline(time, budget.fetch()), List.of(spec));
            result.getTrackingRefUpdates().forEach(update -> check(update.getResult()));
        }
        repository.tidy();
        return tipOf(repository, ref);
    }

    private static void check(RefUpdate.Result result) {
        switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE, RENAMED -> {}
            case LOCK_FAILURE, IO_FAILURE, REJECTED, REJECTED_CURRENT_BRANCH, NOT_ATTEMPTED ->
                    throw new IllegalStateException("the ref could not be written: " + result);
            case REJECTED_MISSING_OBJECT, REJECTED_OTHER_REASON ->
                    throw new IllegalStateException("the ref was rejected: " + result);
        }
    }

    private static Optional<CommitId> tipOf(Repository repository, RefName ref) throws IOException {
        Ref found = repository.exactRef(ref.value());
        if (found == null || found.getObjectId() == null) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(repository)) {
            return Optional.of(new CommitId(walk.parseCommit(found.getObjectId()).name()));
        }
    }

    Optional<CommitId> remoteTip(RefName ref) {
        try (Transport transport = transport(lockedRepository());
                FetchConnection connection =
                        transport.openFetch(List.of(new RefSpec(ref.value())))) {
            return Optional.ofNullable(connection.getRef(ref.value()))
                    .map(Ref::getObjectId)
                    .map(id -> new CommitId(id.name()));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /// HEAD seldom moves: it is asked for once in a while and kept between.
    Optional<RefName> defaultBranch() {
        Instant now = time.instant();
        Optional<Head> last = head.get().filter(known -> known.until().isAfter(now));
        if (last.isEmpty()) {
            last = Optional.of(new Head(remoteHead(), now.plus(HEAD_IS_GOOD_FOR)));
            head.set(last);
        }
        return last.get().branch();
    }

    private record Head(Optional<RefName> branch, Instant until) {}

    private Optional<RefName> remoteHead() {
        try (Transport transport = transport(lockedRepository());
                FetchConnection connection =
                        transport.openFetch(List.of(new RefSpec(Constants.HEAD)))) {
            return Optional.ofNullable(connection.getRef(Constants.HEAD))
                    .filter(Ref::isSymbolic)
                    .map(ref -> new RefName(ref.getTarget().getName()));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private Transport transport(Repository repository)
            throws NotSupportedException, TransportException {
        Transport transport = Transport.open(repository, address());
        transport.setTimeout(Math.toIntExact(budget.fetch().toSeconds()));
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.setCheckFetchedObjects(true);
        transport.setRemoveDeletedRefs(false);
        remote.credentialsFile()
                .ifPresent(file ->
                        transport.setCredentialsProvider(new BoundCredentials(remote, file)));
        return transport;
    }

    private URIish address() throws NotSupportedException {
        try {
            return new URIish(remote.url().toString());
        } catch (URISyntaxException e) {
            throw new NotSupportedException("the url is not understood", e);
        }
    }

    /// What the mirror can't answer, though it was fetched, makes it suspect: the next fetch makes it anew.
    <T> T read(Reading<T> reading) {
        try {
            return reading.from(lockedRepository());
        } catch (IOException e) {
            suspect.set(true);
            throw unavailable(e);
        }
    }

    CommitTree tree(CommitId commit) {
        return read(repository -> {
            try (RevWalk walk = new RevWalk(repository)) {
                RevCommit parsed = walk.parseCommit(ObjectId.fromString(commit.value()));
                return new CommitTree(this, parsed.getTree().copy(), budget);
            }
        });
    }

    @FunctionalInterface
    interface Reading<T> {
        T from(Repository repository) throws IOException;
    }

    private MirrorRepository lockedRepository() throws IOException {
        lock.lock();
        try {
            return repository();
        } finally {
            lock.unlock();
        }
    }

    private MirrorRepository repository() throws IOException {
        if (open.isEmpty()) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            open = Optional.of(MirrorRepository.open(folder, budget));
        }
        return open.get();
    }

    /// Whether everything that the mirror's refs lead to directly can be read.
    private boolean isSound() {
        try (RevWalk walk = new RevWalk(repository())) {
            for (Ref ref : repository().getRefDatabase().getRefs()) {
                walk.parseTree(ref.getObjectId());
            }
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private void discard() {
        open.ifPresent(MirrorRepository::close);
        open = Optional.empty();
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GitUnavailable unavailable(Exception e) {
        return new GitUnavailable(
                "repository " + remote.name() + " can't be read: " + e.getMessage(), e);
    }
}
