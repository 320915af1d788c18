package dev.sailplan.common.wire;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.domain.status.OpenApiPart;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.seal.signature.Signer;
import dev.sailplan.common.wire.json.Mapping;
import dev.sailplan.common.wire.part.OpenApiDocuments;
import dev.sailplan.common.wire.part.RecordSplitter;
import dev.sailplan.common.wire.type.RecordType;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Turns the domain into records of the log, signed where its type says so.
///
/// `ce_id` is an event's own id and of everything else the digest of its value, so that equal ids mean
/// equal content. Equal input gives equal bytes.
public final class Records {
    /// The key of a cluster's facts on its status topic.
    public static final String FACTS_KEY = "facts";

    private final Mapping mapping = new Mapping();
    private final URI source;
    private final Optional<Signer> signer;

    /// Without a signer nothing is signed, and nobody who checks acts on it.
    public Records(URI source, Optional<Signer> signer) {
        this.source = source;
        this.signer = signer;
    }

    /// Tells where a record goes, and what its envelope says beside its type.
    private record Address(
            String topic, String key, Optional<String> id, String subject, Optional<Instant> at) {
        static Address of(String topic, ApplicationKey application, Instant at) {
            String key = application.value();
            return new Address(topic, key, Optional.empty(), key, Optional.of(at));
        }
    }

    public Outbound event(Event event) {
        String repository = event.repository().value();
        return single(
                event,
                new Address(
                        Topics.EVENTS,
                        repository,
                        Optional.of(event.id().value()),
                        repository,
                        Optional.of(event.at())));
    }

    /// One record, or parts and then their header; all of them go into one transaction.
    public List<Outbound> decision(Decision decision) {
        String repository = decision.repository().value();
        String subject =
                decision instanceof Decision.OfApplication about
                        ? about.application().value()
                        : repository;
        return divided(
                decision,
                new Address(
                        Topics.DECISIONS,
                        repository,
                        Optional.empty(),
                        subject,
                        Optional.of(decision.at())));
    }

    /// One record, or parts and then their header; all of them go into one transaction.
    public List<Outbound> plan(Plan plan) {
        ApplicationKey application = plan.subject().application();
        return divided(
                plan, Address.of(Topics.plans(application.cluster()), application, plan.at()));
    }

    public Outbound release(Release release) {
        ApplicationKey application = release.subject().application();
        return single(
                release,
                Address.of(Topics.plans(application.cluster()), application, release.at()));
    }

    /// One record, or parts and then their header; all of them go into one transaction.
    public List<Outbound> outcome(Outcome outcome) {
        ApplicationKey application = outcome.subject().application();
        return divided(
                outcome,
                Address.of(Topics.outcomes(application.cluster()), application, outcome.at()));
    }

    public Outbound status(Status status) {
        ApplicationKey application = status.application();
        return single(
                status, Address.of(Topics.status(application.cluster()), application, status.at()));
    }

    public Outbound facts(Facts facts) {
        return single(
                facts,
                new Address(
                        Topics.status(facts.cluster()),
                        FACTS_KEY,
                        Optional.empty(),
                        facts.cluster().value(),
                        Optional.of(facts.at())));
    }

    /// The parts of a document that facts name by `digest`; they go before those facts.
    public List<Outbound> openApi(ClusterName cluster, byte[] document) {
        return OpenApiDocuments.parts(document).stream()
                .map(part -> single(part, openApiAddress(cluster, part)))
                .toList();
    }

    /// Takes back the parts of a document that no facts name any more.
    public static List<Outbound> withoutOpenApi(ClusterName cluster, Digest document, int parts) {
        return IntStream.range(0, parts)
                .mapToObj(number ->
                        new Outbound(
                                Topics.status(cluster),
                                Optional.empty(),
                                openApiKey(document, number),
                                Map.of(),
                                Optional.empty()))
                .toList();
    }

    private static Address openApiAddress(ClusterName cluster, OpenApiPart part) {
        return new Address(
                Topics.status(cluster),
                openApiKey(part.digest(), part.number()),
                Optional.empty(),
                cluster.value(),
                Optional.empty());
    }

    /// The key of a part of an OpenAPI document on a status topic.
    public static String openApiKey(Digest digest, int number) {
        return "openapi/" + digest + "/" + number;
    }

    /// The digest of a record's value; of a release, what claims and outcomes call it by.
    public static Digest digestOf(Outbound outbound) {
        return Digest.of(outbound.value().orElse(Payload.EMPTY).bytes());
    }

    private Outbound single(Object record, Address address) {
        byte[] value = mapping.write(record);
        if (RecordSplitter.isNeeded(value)) {
            throw new IllegalArgumentException(
                    typeOf(record).typeName() + " is too large: " + value.length + " bytes");
        }
        return outbound(typeOf(record), value, address);
    }

    private List<Outbound> divided(Object record, Address address) {
        byte[] value = mapping.write(record);
        if (!RecordSplitter.isNeeded(value)) {
            return List.of(outbound(typeOf(record), value, address));
        }
        RecordSplitter.Pieces pieces = RecordSplitter.of(mapping, typeOf(record), value);
        List<Outbound> outbounds = new ArrayList<>();
        pieces.parts()
                .forEach(part -> outbounds.add(outbound(RecordType.PART, part.bytes(), address)));
        outbounds.add(outbound(typeOf(record), pieces.header().bytes(), address));
        return List.copyOf(outbounds);
    }

    private Outbound outbound(RecordType type, byte[] value, Address address) {
        Envelope envelope =
                new Envelope(
                        address.id().orElseGet(() -> Digest.of(value).value()),
                        type.typeName(),
                        Optional.of(address.subject()),
                        address.at());
        Map<String, String> headers = new LinkedHashMap<>(envelope.headers(source, value));
        signer.filter(_ -> type.signed())
                .map(by -> Signatures.headers(by, type.typeName(), value))
                .ifPresent(headers::putAll);
        return Outbound.keyed(address.topic(), address.key(), headers, Payload.of(value));
    }

    private static RecordType typeOf(Object record) {
        return RecordType.of(record.getClass()).orElseThrow();
    }
}
