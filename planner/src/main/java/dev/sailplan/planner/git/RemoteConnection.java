package dev.sailplan.planner.git;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/// The way to a remote: within the budget's time, with the credentials that are bound to its host.
final class RemoteConnection {
    private final GitRemote remote;
    private final MirrorBudget budget;
    private final InstantSource time;

    RemoteConnection(GitRemote remote, MirrorBudget budget, InstantSource time) {
        this.remote = remote;
        this.budget = budget;
        this.time = time;
    }

    /// Brings the ref, and only it, into the repository as it is on the remote.
    void fetch(Repository into, RefName ref) throws IOException {
        RefSpec spec = new RefSpec("+" + ref + ":" + ref);
        try (Transport transport = transport(into)) {
            FetchResult result = transport.fetch(new Deadline(time, budget.fetch()), List.of(spec));
            result.getTrackingRefUpdates().forEach(update -> check(update.getResult()));
        }
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

    /// The commit that the remote has at the ref.
    Optional<CommitId> tip(Repository local, RefName ref) throws IOException {
        return advertised(local, ref.value())
                .map(Ref::getObjectId)
                .map(id -> new CommitId(id.name()));
    }

    /// The branch that the remote's HEAD stands for.
    Optional<RefName> head(Repository local) throws IOException {
        return advertised(local, Constants.HEAD)
                .filter(Ref::isSymbolic)
                .map(ref -> new RefName(ref.getTarget().getName()));
    }

    private Optional<Ref> advertised(Repository local, String ref) throws IOException {
        try (Transport transport = transport(local);
                FetchConnection connection = transport.openFetch(List.of(new RefSpec(ref)))) {
            return Optional.ofNullable(connection.getRef(ref));
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
}
