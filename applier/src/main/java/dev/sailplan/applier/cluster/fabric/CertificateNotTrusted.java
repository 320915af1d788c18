package dev.sailplan.applier.cluster.fabric;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;

/// Reports a server whose certificate does not prove that it is the one we were told of. To ask it again changes
/// nothing: either the settings are old, or somebody stands in between.
final class CertificateNotTrusted extends IOException {
    private static final long serialVersionUID = 1L;

    CertificateNotTrusted(Throwable cause) {
        super(
                "the API server's certificate is not of the certificate authority that is configured"
                        + " for it, or not for this address; renew the kubeconfig, if the cluster is"
                        + " the right one",
                cause);
    }

    /// Whether the certificate was looked at and not believed: a connection may break for other reasons, which pass, such
    /// as a record that can't be deciphered after the request was carried out.
    static boolean is(Throwable thrown) {
        return Stream.iterate(thrown, it -> it != null, Throwable::getCause)
                .limit(20)
                .anyMatch(CertificateNotTrusted::isDisbelief);
    }

    private static boolean isDisbelief(Throwable cause) {
        return cause instanceof CertificateException
                || cause instanceof CertPathValidatorException
                || cause instanceof CertPathBuilderException;
    }
}
