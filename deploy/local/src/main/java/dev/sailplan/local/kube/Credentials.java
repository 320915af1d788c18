package dev.sailplan.local.kube;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/// Holds the keys of one data folder: made once, readable by their owner only.
record Credentials(Path folder) {

    private static final Duration RENEWAL = Duration.ofDays(30);

    /// Makes what is missing; a serving certificate about to expire is dropped, and the API server makes another.
    static Credentials in(Path folder) throws IOException {
        var credentials = new Credentials(Files.createDirectories(folder));
        if (!Files.exists(credentials.tokens())) {
            var token = new byte[32];
            new SecureRandom().nextBytes(token);
            var line = HexFormat.of().formatHex(token) + ",admin,admin,\"system:masters\"\n";
            PrivateFiles.write(credentials.tokens(), line);
        }
        if (!Files.exists(credentials.serviceAccountKey())) {
            PrivateFiles.write(credentials.serviceAccountKey(), newKey());
        }
        if (Files.exists(credentials.certificate()) && credentials.expires()) {
            Files.delete(credentials.certificate());
            Files.deleteIfExists(folder.resolve("apiserver.key"));
        }
        return credentials;
    }

    /// The administrator's bearer token.
    String token() throws IOException {
        var line = Files.readString(tokens());
        return line.substring(0, line.indexOf(','));
    }

    Path tokens() {
        return folder.resolve("tokens.csv");
    }

    Path serviceAccountKey() {
        return folder.resolve("service-account.key");
    }

    /// What the API server writes: its certificate, followed by the authority that signed it.
    Path certificate() {
        return folder.resolve("apiserver.crt");
    }

    private boolean expires() throws IOException {
        try {
            var soon = Instant.now().plus(RENEWAL);
            var factory = CertificateFactory.getInstance("X.509");
            var bytes = new ByteArrayInputStream(Files.readAllBytes(certificate()));
            return factory.generateCertificates(bytes).stream()
                    .map(X509Certificate.class::cast)
                    .anyMatch(certificate -> certificate.getNotAfter().toInstant().isBefore(soon));
        } catch (GeneralSecurityException e) {
            return true;
        }
    }

    private static String newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var key = generator.generateKeyPair().getPrivate().getEncoded();
            var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
            return "-----BEGIN PRIVATE KEY-----\n"
                    + lines.encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM makes no RSA keys", e);
        }
    }
}
