package dev.sailplan.applier.cluster.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which faults of a connection say that the server is not the one we were told of.
@NullMarked
class CertificateNotTrustedTest {
    private static Stream<Exception> disbeliefs() {
        return Stream.of(
                new CertificateException("no name matches"),
                new CertPathValidatorException("expired"),
                new CertPathBuilderException("no path"));
    }

    @ParameterizedTest
    @MethodSource("disbeliefs")
    void a_certificate_that_is_not_believed_says_so(Exception disbelief) {
        IOException handshake = new SSLHandshakeException("bad certificate");
        handshake.initCause(disbelief);

        assertThat(CertificateNotTrusted.is(new ExecutionException(handshake))).isTrue();
    }

    @Test
    void a_record_that_can_not_be_deciphered_does_not_and_may_follow_a_write() {
        IOException broken = new SSLException("bad record", new AEADBadTagException("tag"));

        assertThat(CertificateNotTrusted.is(new ExecutionException(broken))).isFalse();
    }
}
