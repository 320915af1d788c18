package dev.sailplan.deploy.dev.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@SuppressWarnings("NullAway.Init")
class DevKeysTest {
    @TempDir Path folder;

    @Test
    void keeps_the_webhook_secret_to_its_owner_and_over_restarts() throws Exception {
        String first = DevKeys.in(folder, new SecureRandom()).webhookSecret();

        assertThat(first).hasSize(64);
        assertThat(DevKeys.in(folder, new SecureRandom()).webhookSecret()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret())))
                .isEqualTo("rw-------");
    }

    @Test
    void makes_a_webhook_secret_anew_that_a_killed_start_left_empty() throws Exception {
        Files.createFile(secret());

        assertThat(DevKeys.in(folder, new SecureRandom()).webhookSecret()).hasSize(64);
    }

    private Path secret() {
        return folder.resolve(DevKeys.WEBHOOK_SECRET);
    }
}
