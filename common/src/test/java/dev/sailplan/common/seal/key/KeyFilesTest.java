package dev.sailplan.common.seal.key;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.seal.signature.Signer;
import dev.sailplan.common.seal.signature.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyFilesTest {
    @TempDir Path folder;
    private final KeyFiles dev = new KeyFiles(KeyUse.DEV);

    @ParameterizedTest
    @EnumSource
    void makes_a_key_once_and_keeps_it(KeyKind kind) throws IOException {
        // Given
        Path file = folder.resolve("keys/one.key");

        // When
        KeyFile made = dev.ensure(file, kind);
        KeyFile again = dev.ensure(file, kind);

        // Then
        assertThat(again).isEqualTo(made);
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("r--------"));
    }

    @Test
    void nothing_takes_the_place_of_a_key_and_no_draft_stays() throws IOException {
        // Given
        Path file = folder.resolve("keys/one.key");
        KeyFile made = dev.ensure(file, KeyKind.PLAN_SIGNING);
        KeyFile other = KeyFile.generate(KeyKind.PLAN_SIGNING, KeyUse.DEV, 1);

        // When
        assertThatThrownBy(() -> dev.write(file, other))
                .isInstanceOf(FileAlreadyExistsException.class);

        // Then
        assertThat(dev.read(file, KeyKind.PLAN_SIGNING)).isEqualTo(made);
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            assertThat(files).containsExactlyInAnyOrder(file, KeyFiles.publicHalf(file));
        }
    }

    @Test
    void the_public_half_verifies_what_the_private_one_signed() {
        // Given
        Path file = folder.resolve("signing.key");
        Signer signer = dev.ensure(file, KeyKind.PLAN_SIGNING).signer();
        KeyFile exported = dev.read(KeyFiles.publicHalf(file), KeyKind.PLAN_SIGNING);
        Verifier verifier = Verifier.of(List.of(exported.publicKey()));
        byte[] body = "body".getBytes(StandardCharsets.UTF_8);

        // When
        byte[] signature = signer.sign("type", body);

        // Then
        assertThat(exported.privateHalf()).isEmpty();
        assertThat(exported.id()).isEqualTo(signer.keyId());
        assertThat(verifier.verify(signer.keyId(), "type", body, signature)).isTrue();
        assertThat(verifier.verify(signer.keyId(), "type2", body, signature)).isFalse();
        assertThat(verifier.verify(signer.keyId(), "type", new byte[0], signature)).isFalse();
        assertThat(verifier.verify(signer.keyId(), "type", body, new byte[3])).isFalse();
    }

    @Test
    void production_refuses_keys_of_dev() {
        // Given
        Path file = folder.resolve("a.key");
        dev.ensure(file, KeyKind.SEALING);

        // Then
        assertThatThrownBy(() -> new KeyFiles(KeyUse.PRODUCTION).read(file, KeyKind.SEALING))
                .isInstanceOf(KeyFileProblem.class)
                .hasMessageContaining("was made for `sailplan dev`");
    }

    @Test
    void a_key_is_refused_for_another_use() {
        // Given
        Path file = folder.resolve("a.key");
        dev.ensure(file, KeyKind.PLAN_SIGNING);

        // Then
        assertThatThrownBy(() -> dev.read(file, KeyKind.AUDIT_HEAD))
                .hasMessageContaining("is for plan-signing; a key for audit-head is needed");
    }

    @Test
    void a_key_that_everybody_can_read_is_refused() throws IOException {
        // Given
        Path file = folder.resolve("a.key");
        dev.ensure(file, KeyKind.PLAN_SIGNING);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        // Then
        assertThatThrownBy(() -> dev.read(file, KeyKind.PLAN_SIGNING))
                .hasMessageContaining("chmod 400");
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void a_damaged_key_is_told_by_its_file(KeyKind kind) throws IOException {
        // Given
        Path file = folder.resolve("a.key");
        Path other = folder.resolve("b.key");
        dev.ensure(file, kind);
        dev.ensure(other, kind);
        String whole = Files.readString(file);
        String swapped =
                whole.lines().filter(line -> !line.startsWith("private")).collect(joining("\n"))
                        + "\n"
                        + Files.readString(other)
                                .lines()
                                .filter(line -> line.startsWith("private"))
                                .collect(joining("\n"));

        // Then
        assertThatThrownBy(() -> read(whole.replaceAll("private: .*", "private: AAAA"), kind))
                .isInstanceOf(KeyFileProblem.class)
                .hasMessageContaining("damaged.key");
        if (whole.contains("public")) {
            assertThatThrownBy(() -> read(whole.replaceAll("public: .*\n", ""), kind))
                    .isInstanceOf(KeyFileProblem.class);
            assertThatThrownBy(() -> read(swapped, kind))
                    .isInstanceOf(KeyFileProblem.class)
                    .hasMessageContaining("is damaged");
        }
    }

    private KeyFile read(String text, KeyKind kind) throws IOException {
        Path damaged = folder.resolve("damaged.key");
        Files.writeString(damaged, text);
        Files.setPosixFilePermissions(damaged, PosixFilePermissions.fromString("rw-------"));
        return dev.read(damaged, kind);
    }

    @Test
    void what_is_no_key_is_not_quoted() throws IOException {
        // Given
        Path file = folder.resolve("a.key");
        Files.writeString(file, "hunter2: x");

        // Then
        assertThatThrownBy(() -> dev.read(file, KeyKind.SEALING))
                .hasMessageContaining("sailplan keys")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void an_applier_gets_the_derivative_of_its_cluster() {
        // Given
        ClusterUid cluster = new ClusterUid("6f5d1c5e");
        KeyFile master = KeyFile.generate(KeyKind.FINGERPRINT_MASTER, KeyUse.DEV, 1);

        // When
        KeyFile derivative = master.forCluster(cluster);

        // Then
        assertThat(derivative.fingerprintKey())
                .isEqualTo(master.fingerprintKey().forCluster(cluster));
        assertThat(derivative.id()).isNotEqualTo(master.id());
    }
}
