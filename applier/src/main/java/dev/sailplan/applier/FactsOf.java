package dev.sailplan.applier;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.execute.KindTable;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.domain.status.Facts.OpenApiDocument;
import dev.sailplan.common.domain.status.SealingKey;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.port.Fanout;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.wire.Records;
import dev.sailplan.common.wire.StateCodec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads a cluster's facts and publishes them where they changed, their OpenAPI documents before them.
final class FactsOf {
    private static final StateCodec CODEC = new StateCodec();
    private static final String TOLD = "facts";
    private final ClusterName name;
    private final Cluster cluster;
    private final KindTable kinds;
    private final Fanout fanout;
    private final Voice voice;

    /// What facts are published with.
    record Voice(Records records, SealingKey sealingKey, InstantSource time) {}

    FactsOf(ClusterName name, Cluster cluster, KindTable kinds, Fanout fanout, Voice voice) {
        this.name = name;
        this.cluster = cluster;
        this.kinds = kinds;
        this.fanout = fanout;
        this.voice = voice;
    }

    Outputs publish(Lane lane) {
        Map<String, OpenApiDocument> documents = documents(lane);
        Facts facts =
                new Facts(
                        name,
                        cluster.uid(),
                        cluster.version(),
                        cluster.nodes(),
                        kinds.refresh(),
                        voice.sealingKey(),
                        documents,
                        voice.time().instant());
        Payload digest = Payload.of(Digest.of(CODEC.write(timeless(facts)).bytes()).value());
        boolean told = lane.state().get(TOLD).equals(Optional.of(digest));
        return told
                ? Outputs.NONE
                : Outputs.NONE.put(TOLD, digest).with(voice.records().facts(facts));
    }

    private static Facts timeless(Facts facts) {
        return new Facts(
                facts.cluster(),
                facts.uid(),
                facts.version(),
                facts.nodes(),
                facts.kinds(),
                facts.sealingKey(),
                facts.openapi(),
                Instant.EPOCH);
    }

    /// A document that was published, by the server's own hash of it.
    record Published(String hash, OpenApiDocument document) {}

    private Map<String, OpenApiDocument> documents(Lane lane) {
        Map<String, OpenApiDocument> all = new TreeMap<>();
        Map<String, String> index = cluster.openApiIndex();
        List<String> changed = index.keySet().stream().filter(p -> isNew(p, index, lane)).toList();
        Map<String, byte[]> bodies = new TreeMap<>();
        List<byte[]> fetched = fanout.map(changed, cluster::openApi);
        for (int i = 0; i < changed.size(); i++) {
            bodies.put(changed.get(i), fetched.get(i));
        }
        bodies.forEach(
                (path, body) -> lane.commit(document(path, index.getOrDefault(path, ""), body)));
        index.keySet()
                .forEach(path ->
                        published(path, lane.state()).ifPresent(p -> all.put(path, p.document())));
        return all;
    }

    private static boolean isNew(String path, Map<String, String> index, Lane lane) {
        return published(path, lane.state())
                .filter(known -> known.hash().equals(index.get(path)))
                .isEmpty();
    }

    private Outputs document(String path, String hash, byte[] body) {
        List<Outbound> parts = voice.records().openApi(name, body);
        OpenApiDocument document = new OpenApiDocument(Digest.of(body), parts.size());
        return Outputs.NONE
                .with(parts)
                .put("openapi/" + path, CODEC.write(new Published(hash, document)));
    }

    private static Optional<Published> published(String path, StateView state) {
        return state.get("openapi/" + path).map(payload -> CODEC.read(payload, Published.class));
    }
}
