package dev.sailplan.applier.announce;

import dev.sailplan.applier.access.ClusterIdentity;
import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.access.ServedKinds;
import dev.sailplan.applier.cluster.ApiSurface;
import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.Cluster.Identity;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.domain.status.SealingKey;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.wire.Records;
import dev.sailplan.common.wire.json.StateCodec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a cluster's facts and publishes them where they changed, their OpenAPI documents before them.
public final class FactsReport {
    private static final Logger LOG = LoggerFactory.getLogger(FactsReport.class);
    private static final StateCodec CODEC = new StateCodec();
    private static final String TOLD = "facts";
    private static final String KINDS = "kinds";
    private final ClusterName name;
    private final ClusterIdentity identity;
    private final Cluster cluster;
    private final ServedKinds kinds;
    private final DocumentsReport documents;
    private final Voice voice;
    private final AtomicBoolean recalled = new AtomicBoolean();
    private final AtomicReference<Optional<Identity>> last =
            new AtomicReference<>(Optional.empty());

    /// Holds what facts are published with.
    public record Voice(Records records, SealingKey sealingKey, InstantSource time) {}

    public FactsReport(
            ClusterName name, ClusterIdentity identity, ClusterTools tools, Voice voice) {
        this.name = name;
        this.identity = identity;
        this.cluster = tools.cluster();
        this.kinds = tools.kinds();
        this.documents = new DocumentsReport(name, cluster, tools.fanout(), voice);
        this.voice = voice;
    }

    /// Whether another cluster answers now than the one that facts were published of, or an older copy of it. Nothing
    /// that is known of that one is true of this one.
    boolean isAnother() {
        Identity now = identity.ask();
        Optional<Identity> before = last.getAndSet(Optional.of(now));
        boolean restored = before.filter(now::isOlderCopyOf).isPresent();
        boolean another = before.filter(it -> !it.uid().equals(now.uid())).isPresent();
        if (restored || another) {
            LOG.atError()
                    .addKeyValue("cluster", name)
                    .addKeyValue("before", before.get())
                    .addKeyValue("now", now)
                    .log(
                            restored
                                    ? "the cluster was restored from an older copy of itself; all is"
                                            + " read and told anew"
                                    : "another cluster answers at this address; all is read and told"
                                            + " anew");
        }
        return restored || another;
    }

    Outputs publish(Lane lane) {
        ClusterUid uid = identity.uid();
        recall(lane.state());
        ApiSurface served = kinds.refresh();
        documents.tell(lane, served);
        Facts facts =
                new Facts(
                        name,
                        uid,
                        cluster.version(),
                        cluster.nodes(),
                        served.kinds(),
                        voice.sealingKey(),
                        documents.told(lane.state()),
                        voice.time().instant(),
                        Optional.of(List.copyOf(served.stale())));
        Payload digest =
                Payload.of(Digest.of(CODEC.write(timeless(facts, served)).bytes()).value());
        boolean told = lane.state().get(TOLD).equals(Optional.of(digest));
        Outputs back = documents.takenBack(lane.state());
        return told
                ? back
                : Outputs.NONE
                        .put(TOLD, digest)
                        .put(KINDS, CODEC.write(served))
                        .with(voice.records().facts(facts))
                        .and(back);
    }

    /// What the process before knew of servers that don't answer now.
    private void recall(StateView state) {
        if (!recalled.getAndSet(true)) {
            state.get(KINDS).map(it -> CODEC.read(it, ApiSurface.class)).ifPresent(kinds::recall);
        }
    }

    /// Without what changes by itself. Of nodes only whether there are any: how many there are changes with each step
    /// of an autoscaler, and new facts make planners look at every application of the cluster again. Of what does not answer
    /// only that of which nothing is known: a server that comes and goes changes nothing for plans.
    private static Facts timeless(Facts facts, ApiSurface served) {
        return new Facts(
                facts.cluster(),
                facts.uid(),
                facts.version(),
                Math.min(facts.nodes(), 1),
                facts.kinds(),
                facts.sealingKey(),
                facts.openapi(),
                Instant.EPOCH,
                Optional.of(List.copyOf(served.silent())));
    }
}
