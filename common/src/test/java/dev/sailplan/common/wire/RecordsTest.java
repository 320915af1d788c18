package dev.sailplan.common.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.seal.Signer;
import dev.sailplan.common.seal.Verifier;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordsTest {
    private final Signer signer =
            new Signer(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    private final Records records = new Records(URI.create("/planner"), Optional.of(signer));
    private final RecordReader reader = new RecordReader(Verifier.of(List.of(signer.publicKey())));

    RecordsTest() throws Exception {}

    static Stream<Object> travelling() {
        return Samples.all().stream()
                .filter(r ->
                        RecordType.of(r.getClass()).orElseThrow() != RecordType.PART
                                && RecordType.of(r.getClass()).orElseThrow()
                                        != RecordType.OPEN_API_PART);
    }

    @ParameterizedTest
    @MethodSource("travelling")
    void a_record_arrives_as_it_was_sent(Object record) {
        // When
        List<Outbound> sent = Trip.write(records, record);

        // Then
        assertThat(sent).hasSize(1);
        assertThat(reader.read(Trip.arrived(sent.getFirst())))
                .isInstanceOfSatisfying(
                        Decoded.Of.class,
                        of -> {
                            assertThat(of.record()).isEqualTo(record);
                            assertThat(of.signedBy().isPresent())
                                    .isEqualTo(
                                            RecordType.of(record.getClass())
                                                    .orElseThrow()
                                                    .signed());
                            assertThat(of.digest()).isEqualTo(Records.digestOf(sent.getFirst()));
                        });
    }
}
