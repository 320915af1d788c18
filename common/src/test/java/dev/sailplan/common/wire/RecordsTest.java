package dev.sailplan.common.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.Body;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.OpenApiPart;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.seal.signature.Signer;
import dev.sailplan.common.seal.signature.Verifier;
import dev.sailplan.common.wire.json.JsonCodec;
import dev.sailplan.common.wire.part.OpenApiDocuments;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private static final int LIMIT = 1024 * 1024;
    private final Signer signer = FixedSigner.create();
    private final Records records = new Records(URI.create("/planner"), Optional.of(signer));
    private final RecordReader reader = new RecordReader(Verifier.of(List.of(signer.publicKey())));

    @Test
    void a_large_plan_travels_in_parts_below_the_limit() {
        // Given
        Plan plan = Samples.planOf(IntStream.range(0, 3000).mapToObj(i -> body(i, 1000)).toList());

        // When
        List<Outbound> sent = records.plan(plan);

        // Then
        assertThat(sent).hasSizeGreaterThan(3);
        assertThat(sent).allMatch(o -> o.value().orElseThrow().size() < LIMIT - 50_000);
        assertThat(joined(sent))
                .isEqualTo(
                        new Decoded.Of(
                                plan,
                                Optional.of(signer.keyId()),
                                Records.digestOf(sent.getLast())));
    }

    @Test
    void a_body_larger_than_a_part_is_sliced() {
        // Given
        Plan plan =
                Samples.planOf(
                        List.of(body(1, 10), text("\"\\å𝄞\n".repeat(200_000)), body(2, 10)));

        // When
        List<Outbound> sent = records.plan(plan);

        // Then
        assertThat(sent).allMatch(o -> o.value().orElseThrow().size() < LIMIT - 50_000);
        assertThat(joined(sent))
                .isInstanceOfSatisfying(
                        Decoded.Of.class, of -> assertThat(of.record()).isEqualTo(plan));
    }

    @Test
    void a_verdict_on_many_applications_is_divided_by_application() {
        // Given
        Map<ApplicationKey, Verdict> verdicts =
                IntStream.range(0, 8000)
                        .boxed()
                        .collect(
                                Collectors.toMap(
                                        i -> ApplicationKey.parse("default/app-" + i + "@dev"),
                                        _ -> new Verdict.Waiting(List.of("x".repeat(100)))));
        Decision.Planned planned =
                new Decision.Planned(
                        Samples.EVENT,
                        Samples.REPOSITORY,
                        RefName.branch("main"),
                        Samples.COMMIT,
                        "title",
                        verdicts,
                        Samples.AT);

        // When
        List<Outbound> sent = records.decision(planned);

        // Then
        assertThat(sent).hasSizeGreaterThan(1);
        assertThat(joined(sent))
                .isInstanceOfSatisfying(
                        Decoded.Of.class, of -> assertThat(of.record()).isEqualTo(planned));
    }

    @Test
    void a_missing_or_exchanged_part_is_noticed() {
        // Given
        List<Outbound> sent = records.plan(Samples.planOf(List.of(text("x".repeat(LIMIT)))));
        Inbound header = Trip.arrived(sent.getLast());
        Map<Digest, Payload> parts = parts(sent);

        // When
        Map<Digest, Payload> exchanged = new HashMap<>(parts);
        exchanged.replaceAll((_, _) -> Payload.of("{}"));

        // Then
        assertThat(reader.join(header, Map.of()))
                .isEqualTo(new Decoded.Unreadable("a part is missing"));
        assertThat(reader.join(header, exchanged))
                .isEqualTo(new Decoded.Unreadable("a part is not the one that the header names"));
        assertThat(reader.join(Trip.arrived(sent.getFirst()), parts))
                .isInstanceOf(Decoded.Unreadable.class);
    }

    @Test
    void a_changed_value_or_type_breaks_the_signature() {
        // Given
        Outbound release = records.release(Samples.release());
        String changed = release.value().orElseThrow().text().replace("\"changed\"", "\"all\"");

        // Then
        assertThat(read(release.headers(), changed))
                .isEqualTo(new Decoded.Unreadable("its signature is wrong"));
        assertThat(read(with(release, Signatures.SIGNATURE, "AAAA"), text(release)))
                .isEqualTo(new Decoded.Unreadable("its signature is wrong"));
        assertThat(read(with(release, Signatures.KEY, "no key"), text(release)))
                .isEqualTo(new Decoded.Unreadable("its signature is wrong"));
    }

    @Test
    void an_unknown_key_vouches_for_nothing() {
        // Given
        Outbound release = records.release(Samples.release());

        // When
        Decoded decoded = new RecordReader(Verifier.WITHOUT_KEYS).read(Trip.arrived(release));

        // Then
        assertThat(decoded)
                .isEqualTo(
                        new Decoded.Of(
                                Samples.release(), Optional.empty(), Records.digestOf(release)));
    }

    @Test
    void what_is_new_is_ignored_and_what_is_incompatible_is_refused() {
        // Given
        Outbound pushed = pushed();
        String newer = text(pushed).replace("\"ref\"", "\"future\":{\"a\":[1]},\"ref\"");

        // Then
        assertThat(read(pushed.headers(), newer)).isInstanceOf(Decoded.Of.class);
        assertThat(read(with(pushed, "ce_type", "dev.sailplan.event.Sneezed.v1"), text(pushed)))
                .isInstanceOf(Decoded.Ignored.class);
        assertThat(read(with(pushed, "ce_type", "dev.sailplan.event.Pushed.v2"), text(pushed)))
                .isInstanceOfSatisfying(
                        Decoded.Unreadable.class,
                        unreadable -> assertThat(unreadable.why()).contains("major version"));
        assertThat(
                        read(
                                with(pushed, "ce_type", "dev.sailplan.event.SourceChanged.v1"),
                                text(pushed)))
                .isInstanceOf(Decoded.Unreadable.class);
    }

    @Test
    void garbage_is_unreadable_and_never_quoted() {
        // Given
        Outbound pushed = pushed();
        String good = text(pushed);
        List<String> garbage =
                List.of(
                        "",
                        "hunter2",
                        "{\"hunter2\"",
                        "[]",
                        "null",
                        "[".repeat(100_000),
                        good + "hunter2",
                        good.replace("\"refs/heads/main\"", "\"hunter2\""),
                        good.replace("\"refs/heads/main\"", "{\"hunter2\":1}"),
                        good.replace("\"refs/heads/main\"", "7"),
                        good.replace("\"refs/heads/main\"", "null"),
                        good.replace("\"ref\":\"refs/heads/main\",", ""),
                        good.replace("\"ref\"", "\"id\""),
                        good.replace("2026-11-23", "hunter2"),
                        good.replace("dev.sailplan.event.Pushed.v1", "hunter2"),
                        good.replace("\"actor\"", "\"n\":" + "9".repeat(2000) + ",\"actor\""));

        for (String text : garbage) {
            // When
            Decoded decoded = read(pushed.headers(), text);

            // Then
            assertThat(decoded).as(text).isInstanceOf(Decoded.Unreadable.class);
            assertThat(decoded.toString()).doesNotContain("hunter2");
        }
        assertThat(read(Map.of(), good)).isInstanceOf(Decoded.Unreadable.class);
        assertThat(read(Map.of("ce_specversion", "9"), good))
                .isInstanceOf(Decoded.Unreadable.class);
    }

    @Test
    void damaged_bytes_never_throw() {
        // Given
        Random random = new Random(7);
        byte[] good = records.plan(Samples.plan()).getFirst().value().orElseThrow().bytes();
        RecordReader trusting = new RecordReader(Verifier.WITHOUT_KEYS);
        Map<String, String> headers = records.plan(Samples.plan()).getFirst().headers();

        for (int i = 0; i < 5000; i++) {
            // When
            byte[] damaged = good.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();

            // Then
            assertThat(trusting.read(inbound(headers, Payload.of(damaged))))
                    .isInstanceOfAny(Decoded.Of.class, Decoded.Unreadable.class);
        }
    }

    @Test
    void equal_input_gives_equal_bytes() {
        assertThat(records.decision(Samples.planned()))
                .isEqualTo(records.decision(Samples.planned()));
        assertThat(new JsonCodec().bytes(new JsonObject(Map.of())))
                .isEqualTo("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void an_openapi_document_comes_back_from_its_parts() {
        // Given
        byte[] document = new byte[3_000_000];
        new Random(1).nextBytes(document);
        Digest digest = Digest.of(document);

        // When
        List<Outbound> sent = records.openApi(new ClusterName("dev"), document);
        List<OpenApiPart> parts = new ArrayList<>();
        for (Outbound each : sent) {
            if (reader.read(Trip.arrived(each)) instanceof Decoded.Of(OpenApiPart part, _, _)) {
                parts.add(part);
            }
        }

        // Then
        assertThat(sent.get(1).key()).isEqualTo("openapi/" + digest + "/1");
        assertThat(sent).allMatch(o -> o.value().orElseThrow().size() < LIMIT - 50_000);
        assertThat(OpenApiDocuments.join(digest, parts.reversed())).hasValue(document);
        assertThat(OpenApiDocuments.join(digest, parts.subList(1, parts.size()))).isEmpty();
    }

    @Test
    void what_can_not_be_divided_is_refused_when_it_is_written() {
        // Given
        Event huge =
                new Event.SourceChanged(
                        Samples.EVENT, Samples.REPOSITORY, "x".repeat(LIMIT), Samples.AT);

        // Then
        assertThatThrownBy(() -> records.event(huge)).hasMessageContaining("too large");
    }

    private Outbound pushed() {
        return records.event((Event) Samples.all().getFirst());
    }

    private Decoded joined(List<Outbound> sent) {
        return reader.join(Trip.arrived(sent.getLast()), parts(sent));
    }

    private Map<Digest, Payload> parts(List<Outbound> sent) {
        Map<Digest, Payload> parts = new HashMap<>();
        for (Outbound each : sent.subList(0, sent.size() - 1)) {
            if (reader.read(Trip.arrived(each)) instanceof Decoded.Piece piece) {
                parts.put(piece.digest(), each.value().orElseThrow());
            }
        }
        if (reader.read(Trip.arrived(sent.getLast())) instanceof Decoded.Header header) {
            assertThat(header.pieces()).containsExactlyInAnyOrderElementsOf(parts.keySet());
        }
        return parts;
    }

    private Decoded read(Map<String, String> headers, String value) {
        return reader.read(inbound(headers, Payload.of(value)));
    }

    private static Inbound inbound(Map<String, String> headers, Payload value) {
        return Trip.arrived(Outbound.keyed("topic", "key", headers, value));
    }

    private static Map<String, String> with(Outbound outbound, String header, String value) {
        Map<String, String> headers = new HashMap<>(outbound.headers());
        headers.put(header, value);
        return headers;
    }

    private static String text(Outbound outbound) {
        return outbound.value().orElseThrow().text();
    }

    private static Body body(int number, int size) {
        return text(number + "x".repeat(size));
    }

    private static Body text(String text) {
        JsonObject manifest = JsonObject.EMPTY.with("text", Json.text(text));
        return new Body(Digest.of(manifest.canonical()), manifest);
    }
}
