package dev.sailplan.planner.clusters;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.domain.status.OpenApiPart;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.read.Follower;
import dev.sailplan.common.wire.Decoded;
import dev.sailplan.common.wire.RecordReader;
import dev.sailplan.common.wire.Records;
import dev.sailplan.common.wire.part.OpenApiDocuments;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Folds the status topic of one cluster: the latest of each application, and the facts.
///
/// Until the topic was read to its end nothing is told: half of it may say what is no longer so.
/// Only what the cluster's own key signed counts. OpenAPI documents stay as they travel until one is asked for.
final class ClusterStatusFold implements Follower.RecordListener {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterStatusFold.class);
    private final ClusterName cluster;
    private final RecordReader reader;
    private final StatusListener listener;
    private final OwnedStatuses statuses = new OwnedStatuses();
    private final Map<Digest, Map<Integer, OpenApiPart>> documents = new ConcurrentHashMap<>();
    private volatile Optional<Facts> facts = Optional.empty();
    private volatile boolean caughtUp;

    ClusterStatusFold(ClusterName cluster, RecordReader reader, StatusListener listener) {
        this.cluster = cluster;
        this.reader = reader;
        this.listener = listener;
    }

    @Override
    public void read(Inbound record) {
        if (record.value().size() == 0) {
            forget(record.key());
            return;
        }
        switch (reader.read(record)) {
            case Decoded.Of(OpenApiPart part, _, _) -> keep(part);
            case Decoded.Of(Status status, var by, _) when by.isPresent() -> keep(status);
            case Decoded.Of(Facts other, var by, _) when by.isPresent() -> keep(other);
            case Decoded.Of _ -> refused(record, "not signed by a key of this cluster");
            case Decoded.Unreadable(var why) -> refused(record, why);
            case Decoded.Piece _, Decoded.Header _, Decoded.Ignored _ -> {}
        }
    }

    /// Facts are told after every status: who has them counts an application without a status as new.
    @Override
    public boolean concludes(Inbound record) {
        return record.key().equals(Records.FACTS_KEY);
    }

    private void refused(Inbound record, String why) {
        LOG.atWarn()
                .addKeyValue("cluster", cluster)
                .addKeyValue("offset", record.offset())
                .addKeyValue("why", why)
                .log("a status record was refused");
    }

    private void forget(String key) {
        if (documents.keySet().removeIf(digest -> key.startsWith("openapi/" + digest + "/"))) {
            return;
        }
        try {
            statuses.remove(ApplicationKey.parse(key));
        } catch (IllegalArgumentException _) {
            // The key of another kind of record, which is not kept here.
        }
    }

    private void keep(OpenApiPart part) {
        documents
                .computeIfAbsent(part.digest(), _ -> new ConcurrentSkipListMap<>())
                .put(part.number(), part);
    }

    private void keep(Status status) {
        if (!status.application().cluster().equals(cluster)) {
            return;
        }
        Optional<Status> before = statuses.put(status);
        if (caughtUp && !before.equals(Optional.of(status)) && !tellsProgress(status, before)) {
            listener.statusChanged(status);
        }
    }

    /// How far a release is that did not settle changes nothing for a planner.
    private static boolean tellsProgress(Status status, Optional<Status> before) {
        return before.filter(status::standsAs)
                .filter(it -> !status.latest().equals(it.latest()))
                .isPresent();
    }

    private void keep(Facts other) {
        if (!other.cluster().equals(cluster)) {
            return;
        }
        boolean same = facts.filter(known -> sameForPlans(known, other)).isPresent();
        facts = Optional.of(other);
        if (caughtUp && !same) {
            listener.factsChanged(cluster);
        }
    }

    private static boolean sameForPlans(Facts a, Facts b) {
        return a.uid().equals(b.uid())
                && a.kinds().equals(b.kinds())
                && a.openapi().equals(b.openapi())
                && a.sealingKey().equals(b.sealingKey());
    }

    @Override
    public void caughtUp() {
        caughtUp = true;
        listener.factsChanged(cluster);
    }

    @Override
    public void restarted() {
        caughtUp = false;
        facts = Optional.empty();
        statuses.clear();
        documents.clear();
    }

    Optional<ClusterFacts> facts() {
        return caughtUp
                ? facts.map(known -> new ClusterFacts(known, this::document))
                : Optional.empty();
    }

    private byte[] document(Digest digest) {
        Collection<OpenApiPart> parts =
                Optional.ofNullable(documents.get(digest)).map(Map::values).orElse(List.of());
        return OpenApiDocuments.join(digest, List.copyOf(parts)).orElseGet(() -> new byte[0]);
    }

    Optional<Status> status(ApplicationKey application) {
        return caughtUp ? statuses.of(application) : Optional.empty();
    }

    List<Status> ownedBy(RepositoryName repository) {
        return caughtUp ? statuses.of(repository) : List.of();
    }

    Set<RepositoryName> owners() {
        return caughtUp ? statuses.owners() : Set.of();
    }
}
