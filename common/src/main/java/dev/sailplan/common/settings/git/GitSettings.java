package dev.sailplan.common.settings.git;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Holds the Git hosts of which there is something to say, and the proxy before them.
public record GitSettings(List<GitHostSettings> hosts, Optional<ProxySettings> proxy) {
    public static final GitSettings NONE = new GitSettings(List.of(), Optional.empty());

    public GitSettings {
        hosts = List.copyOf(hosts);
    }

    /// What is said of the host of an address.
    public GitHostSettings host(URI url) {
        String name = GitHostSettings.hostOf(url);
        return hosts.stream()
                .filter(host -> host.host().equals(name))
                .findFirst()
                .orElseGet(() -> GitHostSettings.plain(name));
    }

    /// The proxy on the way to an address, if there is one.
    public Optional<ProxySettings> proxy(URI url) {
        return proxy.filter(one -> url.getHost() != null && one.isOnTheWayTo(url.getHost()));
    }
}
