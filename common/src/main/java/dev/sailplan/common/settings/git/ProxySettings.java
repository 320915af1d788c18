package dev.sailplan.common.settings.git;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Holds the HTTP proxy that TLS connections to Git hosts are tunnelled through.
///
/// @param credentialsFile `user:password`, read at each use
/// @param direct the hosts that are reached without it: `git.example.com`, or `.example.com` for all below
public record ProxySettings(
        String host, int port, Optional<Path> credentialsFile, List<String> direct) {
    private static final String EVERY = "*";

    public ProxySettings {
        direct = direct.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    }

    /// Whether a host is reached through it, as `no_proxy` says it in most tools: a name stands for itself and for all
    /// names below it, with a dot before it or without.
    public boolean isOnTheWayTo(String name) {
        String asked = name.toLowerCase(Locale.ROOT);
        return direct.stream().noneMatch(each -> covers(each, asked));
    }

    private static boolean covers(String direct, String host) {
        String bare = direct.startsWith(".") ? direct.substring(1) : direct;
        return direct.equals(EVERY) || host.equals(bare) || host.endsWith("." + bare);
    }
}
