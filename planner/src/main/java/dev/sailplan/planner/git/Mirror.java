package dev.sailplan.planner.git;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.planner.git.pack.ContentFault;
import dev.sailplan.planner.git.pack.MirrorBudget;
import dev.sailplan.planner.git.pack.MirrorRepository;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import dev.sailplan.planner.git.transfer.RemoteConnection;
import dev.sailplan.planner.git.transfer.RemoteConnection.History;
import dev.sailplan.planner.git.transfer.RemoteMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A bare mirror of one repository. One thread fetches at a time; a mirror that is broken is made anew.
final class Mirror {
    private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);
    private static final Duration HEAD_IS_GOOD_FOR = Duration.ofMinutes(3);
    private final RepositoryName name;
    private final RemoteConnection remote;
    private final RemoteMessages messages;
    private final MirrorFolder folder;
    private final MirrorBudget budget;
    private final InstantSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<Optional<Head>> head = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean suspect = new AtomicBoolean();

    Mirror(RemoteConnection remote, Path folder, MirrorBudget budget, InstantSource time) {
        this.name = remote.remote().name();
        this.remote = remote;
        this.messages = new RemoteMessages(remote.remote());
        this.folder = new MirrorFolder(folder, budget);
        this.budget = budget;
        this.time = time;
    }

    RepositoryName name() {
        return name;
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
            folder.discard();
        }
        try {
            return fetchNew(ref);
        } catch (IOException | RuntimeException e) {
            refuse(e);
            if (e instanceof TransportException && folder.isSound()) {
                return absentOrUnavailable(ref, e);
            }
            LOG.atWarn()
                    .addKeyValue("repository", name)
                    .addKeyValue("cause", messages.of(e))
                    .log("the mirror is broken and made anew");
        }
        folder.discard();
        try {
            return fetchNew(ref);
        } catch (IOException | RuntimeException e) {
            refuse(e);
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

    private void refuse(Exception cause) {
        ContentFault.in(cause)
                .ifPresent(fault -> {
                    throw new GitRefused(
                            "repository " + name + " holds what is not taken: " + fault, cause);
                });
    }

    /// What history holds hurts nobody: a first fetch leaves it out, and so does one that meets what can't be taken.
    private Optional<CommitId> fetchNew(RefName ref) throws IOException {
        if (tipOf(folder.repository(), ref).isEmpty()) {
            return fetchOnce(ref, History.NONE);
        }
        try {
            return fetchOnce(ref, History.NEW);
        } catch (TransportException e) {
            if (ContentFault.in(e).isEmpty()) {
                throw e;
            }
            return fetchOnce(ref, History.NONE);
        }
    }

    /// Whether the ancestor is in the commit's history, which is fetched only where the answer lies in it.
    boolean descends(CommitId commit, CommitId ancestor) {
        if (read(repository -> isMerged(repository, commit, ancestor))) {
            return true;
        }
        return read(Mirror::isShallow)
                && deepened(commit)
                && read(repository -> isMerged(repository, commit, ancestor));
    }

    private static boolean isShallow(Repository repository) throws IOException {
        return !repository.getObjectDatabase().getShallowCommits().isEmpty();
    }

    private static boolean isMerged(Repository repository, CommitId commit, CommitId ancestor)
            throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.isMergedInto(
                    walk.parseCommit(ObjectId.fromString(ancestor.value())),
                    walk.parseCommit(ObjectId.fromString(commit.value())));
        } catch (MissingObjectException e) {
            return false;
        }
    }

    /// Whether the whole history of the commit is here now. Where it holds what can't be taken, nobody knows what descends.
    private boolean deepened(CommitId commit) {
        lock.lock();
        try {
            MirrorRepository repository = folder.repository();
            for (Ref head : headsWith(repository, commit)) {
                deepen(repository, new RefName(head.getName()));
            }
            return true;
        } catch (IOException e) {
            if (ContentFault.in(e).isPresent()) {
                return false;
            }
            throw unavailable(e);
        } finally {
            lock.unlock();
        }
    }

    /// The branches that lead to the commit; all of them where none does any more.
    private static List<Ref> headsWith(Repository repository, CommitId commit) throws IOException {
        List<Ref> all = repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS);
        List<Ref> leading = new ArrayList<>();
        for (Ref head : all) {
            ObjectId tip = head.getObjectId();
            if (tip != null && isMerged(repository, new CommitId(tip.name()), commit)) {
                leading.add(head);
            }
        }
        return leading.isEmpty() ? all : leading;
    }

    /// A branch that the remote has no more, as after its renaming, is forgotten instead: there is nothing to fetch by it.
    private void deepen(MirrorRepository repository, RefName ref) throws IOException {
        try {
            remote.fetch(repository, ref, History.WHOLE);
        } catch (TransportException e) {
            if (ContentFault.in(e).isPresent() || remote.tip(repository, ref).isPresent()) {
                throw e;
            }
            RefUpdate gone = repository.updateRef(ref.value());
            gone.setForceUpdate(true);
            gone.delete();
        }
    }

    private Optional<CommitId> fetchOnce(RefName ref, History history) throws IOException {
        MirrorRepository repository = folder.repository();
        remote.fetch(repository, ref, history);
        repository.tidy();
        return tipOf(repository, ref);
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
        try {
            return remote.tip(lockedRepository(), ref);
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
        try {
            return remote.head(lockedRepository());
        } catch (IOException e) {
            throw unavailable(e);
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
            return folder.repository();
        } finally {
            lock.unlock();
        }
    }

    private GitUnavailable unavailable(Exception e) {
        return DiskFault.in(e)
                .map(folder::unwritable)
                .map(why -> new GitUnavailable("repository " + name + " can't be read: " + why))
                .orElseGet(() -> messages.unavailable(e));
    }
}
