package dev.sailplan.deploy.dev;

import dev.sailplan.common.seal.KeyFile;
import dev.sailplan.common.seal.KeyFiles;
import dev.sailplan.common.seal.KeyKind;
import dev.sailplan.common.seal.KeyUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The keys of a data folder, made at its first start and marked as dev's, so that production refuses them.
record DevKeys(
        KeyFile planSigning,
        KeyFile identity,
        KeyFile sealing,
        KeyFile fingerprintMaster,
        String webhookSecret) {
    private static final int SECRET_BYTES = 32;

    static DevKeys in(Path folder, SecureRandom random) {
        KeyFiles files = new KeyFiles(KeyUse.DEV);
        return new DevKeys(
                files.ensure(folder.resolve("planner.key"), KeyKind.PLAN_SIGNING),
                files.ensure(folder.resolve("dev-identity.key"), KeyKind.CLUSTER_IDENTITY),
                files.ensure(folder.resolve("dev-sealing.key"), KeyKind.SEALING),
                files.ensure(folder.resolve("fingerprints.key"), KeyKind.FINGERPRINT_MASTER),
                secret(folder.resolve("webhook-secret"), random));
    }

    private static String secret(Path file, SecureRandom random) {
        try {
            if (Files.notExists(file)) {
                byte[] bytes = new byte[SECRET_BYTES];
                random.nextBytes(bytes);
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(bytes));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("could not make the webhook secret " + file, e);
        }
    }
}
