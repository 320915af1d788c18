package dev.sailplan.local.kafka.cluster;

import dev.sailplan.local.LocalException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// Signs certificates for brokers and clients, as PEM files with key and certificate in one.
public final class CertificateAuthority {
    private static final String NAME = "sailplan local authority";
    private static final byte[] SIGNED_BY_EC = Der.sequence(Der.identifier("1.2.840.10045.4.3.2"));
    private static final Duration LONG = Duration.ofDays(2);

    private final KeyPair keys = newKeys();
    private final Path folder;
    private final byte[] own;

    /// @param folder where the certificates go
    public CertificateAuthority(Path folder) {
        this.folder = folder;
        byte[] mayAlsoSign = extension("2.5.29.19", true, Der.sequence(Der.yes()));
        own = certificate(NAME, keys, Instant.now().plus(LONG), mayAlsoSign);
        write("ca.pem", pem("CERTIFICATE", own));
    }

    /// What everybody trusts.
    public Path trusted() {
        return folder.resolve("ca.pem");
    }

    /// The file for a common name, with a new key and a certificate that is valid for two days.
    public Path issue(String name) {
        return issue(name, Instant.now().plus(LONG));
    }

    /// As [issue][#issue(String)]; it takes the place of an earlier one at once.
    public Path issue(String name, Instant until) {
        KeyPair its = newKeys();
        byte[] addresses =
                extension(
                        "2.5.29.17",
                        false,
                        Der.sequence(
                                Der.tagged(0x87, new byte[] {127, 0, 0, 1}),
                                Der.tagged(0x82, "localhost".getBytes(StandardCharsets.US_ASCII))));
        return write(
                name + ".pem",
                pem("PRIVATE KEY", its.getPrivate().getEncoded())
                        + pem("CERTIFICATE", certificate(name, its, until, addresses))
                        + pem("CERTIFICATE", own));
    }

    private byte[] certificate(String name, KeyPair its, Instant until, byte[] extension) {
        byte[] toBeSigned =
                Der.sequence(
                        Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
                        Der.integer(new BigInteger(64, new SecureRandom())),
                        SIGNED_BY_EC,
                        named(NAME),
                        Der.sequence(
                                Der.time(Instant.now().minus(Duration.ofHours(1))),
                                Der.time(until)),
                        named(name),
                        its.getPublic().getEncoded(),
                        Der.tagged(0xa3, Der.sequence(extension)));
        return Der.sequence(toBeSigned, SIGNED_BY_EC, Der.bits(signature(toBeSigned)));
    }

    private static byte[] named(String name) {
        return Der.sequence(Der.set(Der.sequence(Der.identifier("2.5.4.3"), Der.text(name))));
    }

    private static byte[] extension(String identifier, boolean isCritical, byte[] value) {
        return isCritical
                ? Der.sequence(Der.identifier(identifier), Der.yes(), Der.octets(value))
                : Der.sequence(Der.identifier(identifier), Der.octets(value));
    }

    private byte[] signature(byte[] of) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(of);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new LocalException("this JVM signs no certificates", e);
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new LocalException("this JVM makes no EC keys", e);
        }
    }

    private static String pem(String what, byte[] bytes) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(what, lines.encodeToString(bytes), what);
    }

    private Path write(String name, String text) {
        try {
            Files.createDirectories(folder);
            var written = Files.writeString(folder.resolve(name + ".new"), text);
            return Files.move(written, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LocalException("no certificate can be written to " + folder, e);
        }
    }
}
