package dev.sailplan.applier.announce;

import dev.sailplan.applier.cluster.ApiSurface;
import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.status.Facts.OpenApiDocument;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.threads.Fanout;
import dev.sailplan.common.wire.Records;
import dev.sailplan.common.wire.json.StateCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells planners the OpenAPI documents of a cluster, a few at a time: all of them together may have more than a
/// hundred megabytes.
final class DocumentsReport {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentsReport.class);
    private static final StateCodec CODEC = new StateCodec();
    private static final int AT_ONCE = 4;
    private static final String KEY = "openapi/";
    private static final String OLD = "openapi-old/";

    /// A planner may still read a document for the facts that it had before.
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final ClusterName name;
    private final Cluster cluster;
    private final Fanout fanout;
    private final Records records;

    private final InstantSource time;

    /// A document that was published, by the server's own hash of it.
    record Published(String hash, OpenApiDocument document) {}

    /// A document that another has replaced, or that is served no more.
    record Old(OpenApiDocument document, Instant since) {}

    DocumentsReport(ClusterName name, Cluster cluster, Fanout fanout, FactsReport.Voice voice) {
        this.name = name;
        this.cluster = cluster;
        this.fanout = fanout;
        this.records = voice.records();
        this.time = voice.time();
    }

    /// Publishes what is new. Facts that name it follow.
    void tell(Lane lane, ApiSurface served) {
        Map<String, String> index = cluster.openApiIndex();
        List<String> changed =
                index.keySet().stream().filter(path -> isNew(path, index, lane.state())).toList();
        for (int from = 0; from < changed.size(); from += AT_ONCE) {
            tell(changed.subList(from, Math.min(from + AT_ONCE, changed.size())), index, lane);
        }
        told(lane.state()).keySet().stream()
                .filter(path -> !index.containsKey(path) && !isStale(path, served))
                .forEach(path -> lane.commit(old(path, lane.state()).remove(KEY + path)));
    }

    /// What does not answer keeps the document that it had.
    private static boolean isStale(String path, ApiSurface served) {
        return served.stale().contains(path.replaceFirst("^apis?/", ""));
    }

    private static boolean isNew(String path, Map<String, String> index, StateView state) {
        return published(path, state)
                .filter(known -> known.hash().equals(index.get(path)))
                .isEmpty();
    }

    private void tell(List<String> paths, Map<String, String> index, Lane lane) {
        List<Optional<byte[]>> bodies = fanout.map(paths, this::body);
        Outputs outputs = Outputs.NONE;
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            String hash = index.getOrDefault(path, "");
            Optional<byte[]> body = bodies.get(i);
            if (body.isPresent()) {
                outputs =
                        outputs.and(old(path, lane.state())).and(document(path, hash, body.get()));
            }
        }
        if (!outputs.isEmpty()) {
            lane.commit(outputs);
        }
    }

    /// A server behind the API server that does not answer keeps nobody from the documents of the others.
    private Optional<byte[]> body(String path) {
        try {
            return Optional.of(cluster.openApi(path));
        } catch (ClusterUnavailable e) {
            if (!e.isOfServer() && !e.isNotFound()) {
                throw e;
            }
            LOG.atWarn()
                    .addKeyValue("path", path)
                    .addKeyValue("reason", e.getMessage())
                    .log("a document of the cluster's API can't be read; the others are");
            return Optional.empty();
        }
    }

    private Outputs document(String path, String hash, byte[] body) {
        List<Outbound> parts = records.openApi(name, body);
        OpenApiDocument document = new OpenApiDocument(Digest.of(body), parts.size());
        return Outputs.NONE.with(parts).put(KEY + path, CODEC.write(new Published(hash, document)));
    }

    private Outputs old(String path, StateView state) {
        return published(path, state)
                .map(Published::document)
                .map(it ->
                        Outputs.NONE.put(
                                OLD + it.digest(), CODEC.write(new Old(it, time.instant()))))
                .orElse(Outputs.NONE);
    }

    /// Takes back from the status topic what no facts name any more: it is compacted and not cut, and every planner
    /// keeps in memory what stands there.
    Outputs takenBack(StateView state) {
        Set<Digest> named =
                told(state).values().stream()
                        .map(OpenApiDocument::digest)
                        .collect(Collectors.toSet());
        Outputs outputs = Outputs.NONE;
        for (Map.Entry<String, Payload> entry : state.under(OLD).entrySet()) {
            Old old = CODEC.read(entry.getValue(), Old.class);
            OpenApiDocument document = old.document();
            if (named.contains(document.digest())) {
                outputs = outputs.remove(entry.getKey());
            } else if (!time.instant().isBefore(old.since().plus(KEPT))) {
                outputs =
                        outputs.remove(entry.getKey())
                                .with(
                                        Records.withoutOpenApi(
                                                name, document.digest(), document.parts()));
            }
        }
        return outputs;
    }

    /// By group-version, such as `apis/apps/v1`.
    SortedMap<String, OpenApiDocument> told(StateView state) {
        SortedMap<String, OpenApiDocument> all = new TreeMap<>();
        state.under(KEY)
                .forEach((key, it) ->
                        all.put(
                                key.substring(KEY.length()),
                                CODEC.read(it, Published.class).document()));
        return all;
    }

    private static Optional<Published> published(String path, StateView state) {
        return state.get(KEY + path).map(payload -> CODEC.read(payload, Published.class));
    }
}
