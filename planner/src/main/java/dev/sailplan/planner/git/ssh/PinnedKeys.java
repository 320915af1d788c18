package dev.sailplan.planner.git.ssh;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;

/// Accepts the keys that the settings name for one host, and no other. Nothing is ever added.
final class PinnedKeys implements ServerKeyDatabase {
    private static final String REVOKED = "revoked";
    private final String host;
    private final List<PublicKey> keys;
    private final AtomicReference<Optional<PublicKey>> refused =
            new AtomicReference<>(Optional.empty());

    private PinnedKeys(String host, List<PublicKey> keys) {
        this.host = host;
        this.keys = List.copyOf(keys);
    }

    /// @throws IOException in words, where there is none: a host that nobody knows is not asked
    static PinnedKeys of(SshIdentity identity, String host, int port) throws IOException {
        List<PublicKey> keys = new ArrayList<>();
        for (String key : identity.hostKeys()) {
            keys.add(resolved(PublicKeyEntry.parsePublicKeyEntry(key), "hostKeys of " + host));
        }
        if (identity.knownHostsFile().isPresent()) {
            keys.addAll(known(identity.knownHostsFile().get(), host, port));
        }
        if (keys.isEmpty()) {
            String where =
                    identity.knownHostsFile()
                            .map(file -> "the knownHostsFile " + file + " has no key of ")
                            .orElse("there is no key of ");
            throw new IOException(where + "host " + host);
        }
        return new PinnedKeys(host, keys);
    }

    private static List<PublicKey> known(Path file, String host, int port) throws IOException {
        List<KnownHostEntry> entries;
        try {
            entries = KnownHostEntry.readKnownHostEntries(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("can't read the knownHostsFile " + file, e);
        }
        List<PublicKey> keys = new ArrayList<>();
        for (KnownHostEntry entry : entries) {
            if (entry.isHostMatch(host, port) && !REVOKED.equals(entry.getMarker())) {
                keys.add(resolved(entry.getKeyEntry(), "the knownHostsFile " + file));
            }
        }
        return keys;
    }

    private static PublicKey resolved(PublicKeyEntry entry, String where) throws IOException {
        try {
            return entry.resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(where + ": a key can't be read");
        }
    }

    /// What the host is asked to show first.
    @Override
    public List<PublicKey> lookup(
            String connectAddress, InetSocketAddress remoteAddress, Configuration config) {
        return keys;
    }

    @Override
    public boolean accept(
            String connectAddress,
            InetSocketAddress remoteAddress,
            PublicKey shown,
            Configuration config,
            CredentialsProvider provider) {
        boolean isKnown = keys.stream().anyMatch(key -> KeyUtils.compareKeys(key, shown));
        if (!isKnown) {
            refused.set(Optional.of(shown));
        }
        return isKnown;
    }

    /// What is to be told of a key that was refused.
    Optional<String> refusal() {
        return refused.get()
                .map(key ->
                        "%s shows the key %s, which is not one that the settings name (%s): either somebody stands in between, or the host has a new key, which its owner has to confirm"
                                .formatted(host, named(key), named(keys)));
    }

    private static String named(List<PublicKey> keys) {
        return keys.stream().map(PinnedKeys::named).distinct().collect(Collectors.joining(", "));
    }

    private static String named(PublicKey key) {
        return KeyUtils.getKeyType(key) + " " + KeyUtils.getFingerPrint(key);
    }
}
