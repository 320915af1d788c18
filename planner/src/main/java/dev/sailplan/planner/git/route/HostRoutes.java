package dev.sailplan.planner.git.route;

import dev.sailplan.common.settings.git.GitSettings;
import dev.sailplan.common.settings.git.ProxySettings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.HttpsURLConnection;

/// Opens connections to hosts as the settings say that each is reached. Of a host with neither certificates nor a proxy
/// Java's own settings hold.
public final class HostRoutes {
    /// The way of Java's own settings to every host.
    public static final HostRoutes PLAIN = new HostRoutes(GitSettings.NONE);

    private final GitSettings settings;
    private final Map<Path, TrustedAuthorities> authorities = new ConcurrentHashMap<>();
    private final Map<Way, RoutedSockets> sockets = new ConcurrentHashMap<>();

    /// Connections are kept open by those that share the sockets, so they are made once a way.
    private record Way(Optional<Path> caFile, Optional<ProxySettings> proxy) {
        boolean isPlain() {
            return caFile.isEmpty() && proxy.isEmpty();
        }
    }

    public HostRoutes(GitSettings settings) {
        this.settings = settings;
    }

    /// Whether Java's own settings hold on the way to the address.
    public boolean isPlain(URL url) {
        return !url.getProtocol().equals("https") || way(url).isPlain();
    }

    /// The same address; what opens it is led along its way, whatever proxy it asks for.
    public URL routed(URL url) throws MalformedURLException {
        return isPlain(url) ? url : URL.of(URI.create(url.toExternalForm()), new Led(url));
    }

    /// A connection that follows no redirect: what it carries is for this host alone.
    public HttpURLConnection open(URI uri) throws IOException {
        URL url = uri.toURL();
        HttpURLConnection connection =
                (HttpURLConnection) (isPlain(url) ? url.openConnection() : lead(url, way(url)));
        connection.setInstanceFollowRedirects(false);
        return connection;
    }

    private Way way(URL url) {
        URI uri = URI.create(url.toExternalForm());
        return new Way(settings.host(uri).caFile(), settings.proxy(uri));
    }

    private HttpsURLConnection lead(URL url, Way way) throws IOException {
        HttpsURLConnection connection = (HttpsURLConnection) url.openConnection(Proxy.NO_PROXY);
        RoutedSockets led =
                sockets.computeIfAbsent(
                        way,
                        _ ->
                                new RoutedSockets(
                                        way.caFile().map(this::authorities),
                                        way.proxy().map(ProxyTunnel::new)));
        connection.setSSLSocketFactory(led.current());
        return connection;
    }

    private TrustedAuthorities authorities(Path file) {
        return authorities.computeIfAbsent(file, TrustedAuthorities::new);
    }

    private final class Led extends URLStreamHandler {
        private final URL plain;

        Led(URL plain) {
            this.plain = plain;
        }

        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            return lead(plain, way(plain));
        }

        @Override
        protected URLConnection openConnection(URL url, Proxy proxy) throws IOException {
            return openConnection(url);
        }
    }
}
