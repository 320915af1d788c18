package dev.sailplan.common.log.kafka.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes each connection with the certificates as they are now: Kafka's own factory reads them once, so that a service
/// whose certificate is renewed beside it would have to be started again before the old one expires.
///
/// Kafka makes it by its name.
public final class RereadSslEngineFactory implements SslEngineFactory {
    private static final Logger LOG = LoggerFactory.getLogger(RereadSslEngineFactory.class);
    private static final List<String> FILES =
            List.of("ssl.keystore.location", "ssl.truststore.location");

    private final Map<String, Object> settings = new HashMap<>();
    private DefaultSslEngineFactory current = new DefaultSslEngineFactory();
    private Map<String, String> seen = Map.of();

    @Override
    public synchronized void configure(Map<String, ?> configs) {
        settings.clear();
        settings.putAll(configs);
        seen = stamps();
        current.configure(settings);
    }

    @Override
    public SSLEngine createClientSslEngine(
            String peerHost, int peerPort, String endpointIdentification) {
        return latest().createClientSslEngine(peerHost, peerPort, endpointIdentification);
    }

    @Override
    public SSLEngine createServerSslEngine(String peerHost, int peerPort) {
        return latest().createServerSslEngine(peerHost, peerPort);
    }

    @Override
    public boolean shouldBeRebuilt(Map<String, Object> nextConfigs) {
        return latest().shouldBeRebuilt(nextConfigs);
    }

    @Override
    public Set<String> reconfigurableConfigs() {
        return latest().reconfigurableConfigs();
    }

    @Override
    public @Nullable KeyStore keystore() {
        return latest().keystore();
    }

    @Override
    public @Nullable KeyStore truststore() {
        return latest().truststore();
    }

    /// Files that are half written are looked at again once they have changed once more.
    private synchronized DefaultSslEngineFactory latest() {
        Map<String, String> now = stamps();
        if (!now.equals(seen)) {
            seen = now;
            DefaultSslEngineFactory next = new DefaultSslEngineFactory();
            try {
                next.configure(settings);
                current = next;
                LOG.info("the certificates for Kafka were read again, since they have changed");
            } catch (RuntimeException e) {
                LOG.atWarn()
                        .addKeyValue("cause", e.getClass().getSimpleName())
                        .log(
                                "the certificates for Kafka have changed and can't be loaded; the"
                                        + " ones before are used on");
            }
        }
        return current;
    }

    private Map<String, String> stamps() {
        Map<String, String> stamps = new HashMap<>();
        for (String setting : FILES) {
            Object path = settings.get(setting);
            if (path != null) {
                stamps.put(setting, stamp(Path.of(path.toString())));
            }
        }
        return stamps;
    }

    /// Through symbolic links, by which Kubernetes swaps the files of a Secret.
    private static String stamp(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.lastModifiedTime()
                    + " "
                    + now.size()
                    + " "
                    + Objects.requireNonNullElse(now.fileKey(), "");
        } catch (IOException _) {
            return "";
        }
    }

    @Override
    public void close() {}
}
