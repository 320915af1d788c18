package dev.sailplan.planner.git.route;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// Trusts the certificates of a file and no other. The file is read at each use, and may change.
final class TrustedAuthorities {
    private final Path file;
    private Known known = new Known("", (SSLSocketFactory) SSLSocketFactory.getDefault());

    private record Known(String pem, SSLSocketFactory sockets) {}

    TrustedAuthorities(Path file) {
        this.file = file;
    }

    /// The same as long as the file is the same, so that connections that were made stay open.
    synchronized SSLSocketFactory sockets() throws IOException {
        String pem = read();
        if (pem.isEmpty() || !pem.equals(known.pem())) {
            known = new Known(pem, trusting(pem));
        }
        return known.sockets();
    }

    private String read() throws IOException {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new IOException("can't read the caFile " + file);
        }
    }

    private SSLSocketFactory trusting(String pem) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate each : certificates(pem)) {
                store.setCertificateEntry("ca-" + number++, each);
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw noCertificate();
        }
    }

    private Collection<? extends Certificate> certificates(String pem)
            throws IOException, GeneralSecurityException {
        Collection<? extends Certificate> found =
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(pem.getBytes(ISO_8859_1)));
        if (found.isEmpty()) {
            throw noCertificate();
        }
        return found;
    }

    /// Without a cause: the last one is what people are shown.
    private IOException noCertificate() {
        return new IOException(
                "the caFile "
                        + file
                        + " holds no certificates in PEM (-----BEGIN CERTIFICATE-----)");
    }
}
