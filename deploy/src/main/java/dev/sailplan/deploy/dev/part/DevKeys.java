package dev.sailplan.deploy.dev.part;

import dev.sailplan.common.seal.key.KeyFile;
import dev.sailplan.common.seal.key.KeyFiles;
import dev.sailplan.common.seal.key.KeyKind;
import dev.sailplan.common.seal.key.KeyUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Holds the keys of a data folder, made at its first start and marked as dev's, so that production refuses them.
public final class DevKeys {
    static final String PLAN_SIGNING = "planner.key";
    static final String IDENTITY = "dev-identity.key";
    static final String SEALING = "dev-sealing.key";
    static final String FINGERPRINTS = "fingerprints.key";
    static final String WEBHOOK_SECRET = "webhook-secret";
    private static final int SECRET_BYTES = 32;

    private final Path folder;
    private final KeyFiles files = new KeyFiles(KeyUse.DEV);

    private DevKeys(Path folder) {
        this.folder = folder;
    }

    public static DevKeys in(Path folder, SecureRandom random) {
        DevKeys keys = new DevKeys(folder);
        keys.planSigning();
        keys.identity();
        keys.sealing();
        keys.fingerprintMaster();
        keys.makeWebhookSecret(random);
        return keys;
    }

    KeyFile planSigning() {
        return files.ensure(folder.resolve(PLAN_SIGNING), KeyKind.PLAN_SIGNING);
    }

    KeyFile identity() {
        return files.ensure(folder.resolve(IDENTITY), KeyKind.CLUSTER_IDENTITY);
    }

    KeyFile sealing() {
        return files.ensure(folder.resolve(SEALING), KeyKind.SEALING);
    }

    KeyFile fingerprintMaster() {
        return files.ensure(folder.resolve(FINGERPRINTS), KeyKind.FINGERPRINT_MASTER);
    }

    public String webhookSecret() {
        try {
            return Files.readString(folder.resolve(WEBHOOK_SECRET)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the webhook secret in " + folder, e);
        }
    }

    private void makeWebhookSecret(SecureRandom random) {
        Path file = folder.resolve(WEBHOOK_SECRET);
        // One that was being written when its process was killed is empty, and signs nothing.
        if (Files.exists(file) && !webhookSecret().isEmpty()) {
            return;
        }
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        try {
            // Such a file is readable by its owner only, and the move keeps that.
            Path whole = Files.createTempFile(folder, ".new", "");
            Files.writeString(whole, HexFormat.of().formatHex(bytes));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("could not make the webhook secret " + file, e);
        }
    }
}
