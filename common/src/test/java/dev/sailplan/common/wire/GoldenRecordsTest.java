package dev.sailplan.common.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.seal.signature.Signer;
import dev.sailplan.common.seal.signature.Verifier;
import dev.sailplan.common.wire.json.StateCodec;
import dev.sailplan.common.wire.type.RecordType;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenRecordsTest {
    private final Signer signer = FixedSigner.create();
    private final Records records =
            new Records(URI.create("/sailplan/golden"), Optional.of(signer));
    private final RecordReader reader = new RecordReader(Verifier.of(List.of(signer.publicKey())));

    @ParameterizedTest
    @EnumSource
    void every_type_stands_on_the_log_as_its_golden_file_says(RecordType type) {
        // Given
        Object record = sample(type);

        // When
        Outbound written = write(type, record);
        JsonObject golden = GoldenFiles.expected(type.schemaName(), GoldenFiles.json(written));

        // Then
        Outbound expected = GoldenFiles.outbound(golden);
        assertThat(written.value().map(Payload::text))
                .isEqualTo(expected.value().map(Payload::text));
        assertThat(written).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void every_golden_file_reads_as_its_record(RecordType type) {
        // Given
        Outbound golden =
                GoldenFiles.outbound(
                        GoldenFiles.expected(
                                type.schemaName(), GoldenFiles.json(write(type, sample(type)))));

        // When
        Decoded decoded = reader.read(Trip.arrived(golden));

        // Then
        if (type == RecordType.PART) {
            assertThat(decoded).isInstanceOf(Decoded.Piece.class);
        } else {
            assertThat(decoded)
                    .isEqualTo(
                            new Decoded.Of(
                                    sample(type),
                                    Optional.of(signer.keyId()).filter(_ -> type.signed()),
                                    Records.digestOf(golden)));
        }
    }

    @Test
    void every_type_has_one_sample() {
        assertThat(Samples.all().stream().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(RecordType.values())
                                .<Class<?>>map(RecordType::recordClass)
                                .toList());
    }

    private Outbound write(RecordType type, Object record) {
        return switch (type) {
            case PART, OPEN_API_PART -> enveloped(type, record);
            default -> Trip.write(records, record).getFirst();
        };
    }

    /// What only travels beside others, in an envelope as [Records] makes it.
    private static Outbound enveloped(RecordType type, Object record) {
        Payload value = new StateCodec().write(record);
        Envelope envelope =
                new Envelope(
                        dev.sailplan.common.domain.id.Digest.of(value.bytes()).value(),
                        type.typeName(),
                        Optional.of("beside"),
                        Optional.empty());
        return Outbound.keyed(
                "beside",
                "beside",
                envelope.headers(URI.create("/sailplan/golden"), value.bytes()),
                value);
    }

    private static Object sample(RecordType type) {
        return Samples.all().stream()
                .filter(sample -> sample.getClass() == type.recordClass())
                .findFirst()
                .orElseThrow();
    }
}
