package dev.sailplan.planner.git.transfer;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.planner.git.pack.MirrorBudget;
import dev.sailplan.planner.git.pack.MirrorRepository;
import dev.sailplan.planner.git.pack.PackChecker;
import dev.sailplan.planner.git.pack.TransferMemory;
import dev.sailplan.planner.git.route.HostRoutes;
import dev.sailplan.planner.git.ssh.BoundedSessions;
import dev.sailplan.planner.git.ssh.SshIdentity;
import dev.sailplan.planner.git.token.Login;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/// Talks to a remote: within the budget's time, with the credentials that are bound to its host.
public final class RemoteConnection {
    private final GitRemote remote;
    private final MirrorBudget budget;
    private final InstantSource time;
    private final HostLimit turns;
    private final TransferMemory held;
    private final HostRoutes routes;

    public RemoteConnection(
            GitRemote remote,
            MirrorBudget budget,
            InstantSource time,
            HostLimit turns,
            TransferMemory held,
            HostRoutes routes) {
        this.remote = remote;
        this.budget = budget;
        this.time = time;
        this.turns = turns;
        this.held = held;
        this.routes = routes;
    }

    public GitRemote remote() {
        return remote;
    }

    /// Says how much history a fetch brings.
    public enum History {
        /// What came since the last fetch.
        NEW,
        /// The commit alone.
        NONE,
        /// All of it.
        WHOLE
    }

    /// Brings the ref, and only it, into the repository as it is on the remote.
    public void fetch(MirrorRepository into, RefName ref, History history) throws IOException {
        inTurn(() -> fetchAll(into, ref, history));
    }

    private void inTurn(TransferTimeout.Talk talk) throws IOException {
        turns.take(remote, budget.silence(), () -> TransferTimeout.within(budget.fetch(), talk));
    }

    private void fetchAll(MirrorRepository into, RefName ref, History history) throws IOException {
        RefSpec spec = new RefSpec("+" + ref + ":" + ref);
        try (PackChecker checker = new PackChecker(held);
                Transport transport = transport(into)) {
            transport.setObjectChecker(checker);
            switch (history) {
                case NEW -> {}
                case NONE -> transport.setDepth(1);
                case WHOLE -> transport.setDepth(Integer.MAX_VALUE);
            }
            FetchResult result = transport.fetch(monitor(transport), List.of(spec));
            result.getTrackingRefUpdates().forEach(update -> check(update.getResult()));
        }
        checkConnected(into, ref);
    }

    /// With a depth JGit takes no transfer as complete while its checker is set. The parser of the pack has it once
    /// the pack begins; whether all is there is then for [#checkConnected] to say.
    private Deadline monitor(Transport transport) {
        return new Deadline(
                time,
                budget.fetch(),
                () -> {
                    if (transport.getDepth() != null) {
                        transport.setCheckFetchedObjects(false);
                    }
                });
    }

    private static void checkConnected(Repository into, RefName ref) throws IOException {
        Ref tip = into.exactRef(ref.value());
        if (tip != null && tip.getObjectId() != null) {
            try (ObjectWalk walk = new ObjectWalk(into)) {
                RevCommit commit = walk.parseCommit(tip.getObjectId());
                walk.markStart(commit);
                for (RevCommit parent : commit.getParents()) {
                    walk.markUninteresting(walk.parseCommit(parent));
                }
                walk.checkConnectivity();
            }
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

    /// What a remote says of itself.
    ///
    /// @param tip the commit that it has at the ref
    /// @param head the branch that its HEAD stands for
    public record Advertised(Optional<CommitId> tip, Optional<RefName> head) {}

    /// What the remote has at the ref, and its HEAD: one question, since who asks for one wants to know the other.
    public Advertised look(MirrorRepository local, RefName ref) throws IOException {
        Map<String, Ref> refs = advertised(local, List.of(ref.value(), Constants.HEAD));
        return new Advertised(
                Optional.ofNullable(refs.get(ref.value()))
                        .map(Ref::getObjectId)
                        .map(id -> new CommitId(id.name())),
                head(refs));
    }

    /// The branch that the remote's HEAD stands for; none where it names something that can be no ref.
    public Optional<RefName> head(MirrorRepository local) throws IOException {
        return head(advertised(local, List.of(Constants.HEAD)));
    }

    private static Optional<RefName> head(Map<String, Ref> refs) {
        return Optional.ofNullable(refs.get(Constants.HEAD))
                .filter(Ref::isSymbolic)
                .flatMap(ref -> named(ref.getTarget().getName()));
    }

    private static Optional<RefName> named(String ref) {
        try {
            return Optional.of(new RefName(ref));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Map<String, Ref> advertised(MirrorRepository local, List<String> names)
            throws IOException {
        Map<String, Ref> found = new ConcurrentHashMap<>();
        List<RefSpec> specs = names.stream().map(RefSpec::new).toList();
        inTurn(() -> {
            try (Transport transport = transport(local);
                    FetchConnection connection = transport.openFetch(specs)) {
                for (String name : names) {
                    Optional.ofNullable(connection.getRef(name))
                            .ifPresent(ref -> found.put(name, ref));
                }
            }
        });
        return found;
    }

    private Transport transport(MirrorRepository repository) throws IOException {
        Optional<Login> login = login();
        Transport transport = Transport.open(repository, address());
        transport.setTimeout(Math.toIntExact(budget.silence().toSeconds()));
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.setRemoveDeletedRefs(false);
        long before = repository.packed();
        bound(transport, repository, () -> repository.packed() - before);
        login.ifPresent(one -> show(transport, one));
        return transport;
    }

    /// At once, since a host that asks for it first is asked twice. It follows no redirect.
    private void show(Transport transport, Login login) {
        if (transport instanceof TransportHttp http) {
            http.setPreemptiveBasicAuthentication(login.user(), login.password());
        }
        transport.setCredentialsProvider(new BoundCredentials(remote, login));
    }

    private void bound(Transport transport, MirrorRepository repository, LongSupplier packed)
            throws TransportException {
        if (transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(
                    new LimitedConnections(
                            routes, packed, time, word -> turns.pause(remote, word)));
        } else if (transport instanceof SshTransport ssh) {
            SshIdentity identity =
                    remote.ssh().orElseThrow(() -> new TransportException("there is no ssh key"));
            File nowhere = new File(repository.getDirectory(), "no-home");
            ssh.setSshSessionFactory(new BoundedSessions(identity, nowhere, packed));
        }
    }

    /// What can't be had is the host's silence, and no fault of the mirror.
    private Optional<Login> login() throws TransportException {
        try {
            return remote.credentials().login();
        } catch (IOException e) {
            throw new TransportException(String.valueOf(e.getMessage()), e);
        }
    }

    private URIish address() throws NotSupportedException {
        try {
            return new URIish(remote.url().toString());
        } catch (URISyntaxException e) {
            throw new NotSupportedException("the url is not understood", e);
        }
    }
}
