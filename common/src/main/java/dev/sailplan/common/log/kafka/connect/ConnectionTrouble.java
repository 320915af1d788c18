package dev.sailplan.common.log.kafka.connect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/// Says what a refusal of Kafka is about, with the setting and what to do.
public final class ConnectionTrouble {
    private static final String GRANT =
            "; `sailplan topics --print kafka` prints the rights to grant";

    private ConnectionTrouble() {}

    /// Empty where it is no matter of settings, log-in or rights.
    public static Optional<String> words(Throwable thrown) {
        return causes(thrown).flatMap(it -> ofOne(it).stream()).findFirst();
    }

    /// Whether Kafka did not believe who we are, or we not who it is.
    public static boolean isOfLogin(Throwable thrown) {
        return causes(thrown).anyMatch(AuthenticationException.class::isInstance);
    }

    private static Optional<String> ofOne(Throwable thrown) {
        return Optional.ofNullable(
                switch (thrown) {
                    case SslAuthenticationException e -> handshake(e);
                    case AuthenticationException _ ->
                            "Kafka refuses our log-in: check user and password, or the token, in"
                                    + " 'sasl.jaas.config' and 'sasl.mechanism', and that the"
                                    + " brokers know the user";
                    case TopicAuthorizationException _, GroupAuthorizationException _ ->
                            thrown.getMessage() + GRANT;
                    case TransactionalIdAuthorizationException _ ->
                            "Not authorized to use our transactional id" + GRANT;
                    case ClusterAuthorizationException _ ->
                            "Not authorized to do that to the cluster" + GRANT;
                    // Its message quotes the value.
                    case ConfigException _ ->
                            "a property for Kafka's client is not as it takes it; look at"
                                    + " 'kafka.properties' and the properties file";
                    default -> null;
                });
    }

    private static String handshake(SslAuthenticationException failure) {
        String said =
                String.join(
                        " ", causes(failure).map(it -> String.valueOf(it.getMessage())).toList());
        return "the TLS handshake with Kafka failed: " + reason(said);
    }

    private record Sign(String word, String meaning) {}

    private static final List<Sign> SIGNS =
            List.of(
                    new Sign(
                            "certificate_expired",
                            "our certificate has expired; renew it in 'ssl.keystore…', which is"
                                    + " read again"),
                    new Sign(
                            "certificate_required",
                            "the brokers want a certificate of ours; set 'ssl.keystore…'"),
                    new Sign(
                            "PKIX path validation failed: java.security.cert.CertPathValidatorException:"
                                    + " validity check failed",
                            "a broker's certificate has expired, or our clock is wrong"),
                    new Sign(
                            "PKIX",
                            "a broker's certificate is signed by nobody we trust; set"
                                    + " 'ssl.truststore…' to its CA"),
                    new Sign(
                            "No subject alternative",
                            "a broker's certificate is not for the name it is reached by; check"
                                    + " 'bootstrap' and what the brokers advertise"),
                    new Sign("No name matching", "a broker's certificate is for another name"),
                    new Sign(
                            "certificate",
                            "the brokers don't take our certificate; check 'ssl.keystore…', who"
                                    + " signed it, and until when it is valid"),
                    new Sign(
                            "plaintext connection",
                            "the brokers speak without TLS there; check 'security.protocol' and"
                                    + " the port"));

    private static String reason(String said) {
        return SIGNS.stream()
                .filter(it -> said.contains(it.word()))
                .map(Sign::meaning)
                .findFirst()
                .orElse(
                        "check 'ssl.truststore…', 'ssl.keystore…' and that the brokers speak TLS"
                                + " at that port");
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, it -> it != null, Throwable::getCause);
    }
}
