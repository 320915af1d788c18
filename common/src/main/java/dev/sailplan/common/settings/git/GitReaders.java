package dev.sailplan.common.settings.git;

import dev.sailplan.common.settings.git.GitAccess.GithubApp;
import dev.sailplan.common.settings.git.GitAccess.TokenFile;
import dev.sailplan.common.yaml.shape.Field;
import dev.sailplan.common.yaml.shape.ObjectShape;
import dev.sailplan.common.yaml.shape.Reader;
import dev.sailplan.common.yaml.shape.Readers;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what `server.yaml` says of Git hosts, and what a repository is read with.
public final class GitReaders {
    private static final Pattern HOST = Pattern.compile("([^\\s:/@]+|\\[[0-9a-fA-F:]+])(:[0-9]{1,5})?");
    private static final Pattern PROXY =
            Pattern.compile("http://([^\\s:/@]+|\\[[0-9a-fA-F:]+]):([0-9]{1,5})/?");
    private static final Pattern DIRECT = Pattern.compile("\\*|[^\\s:/@*]+|[0-9a-fA-F:]+");
    private static final String CREDENTIALS = "credentialsFile";
    private static final String APP = "githubApp";
    private static final int MOST_PORT = 65_535;

    private final Reader<Path> file;

    /// Given how names of files are read.
    public GitReaders(Reader<Path> file) {
        this.file = file;
    }

    public Reader<GitHostSettings> host() {
        return Readers.object(
                "a Git host",
                shape -> {
                    Field<String> host =
                            shape.required("host", Readers.text(GitReaders::hostName));
                    Field<Optional<URI>> api =
                            shape.optional("api", Readers.text(GitReaders::api));
                    Field<Optional<Path>> ca = shape.optional("caFile", file);
                    Supplier<Optional<GitAccess>> access = access(shape);
                    return shape.build(() ->
                            new GitHostSettings(host.get(), api.get(), ca.get(), access.get()));
                });
    }

    public Reader<ProxySettings> proxy() {
        return Readers.object(
                "a proxy",
                shape -> {
                    Field<Matcher> url = shape.required("url", Readers.text(GitReaders::proxyUrl));
                    Field<Optional<Path>> credentials = shape.optional(CREDENTIALS, file);
                    Field<List<String>> direct =
                            shape.list("noProxy", Readers.text(GitReaders::directHost));
                    return shape.build(() ->
                            new ProxySettings(
                                    url.get().group(1),
                                    Integer.parseInt(url.get().group(2)),
                                    credentials.get(),
                                    direct.get()));
                });
    }

    /// The keys with which a repository, or a host for all of its own, says what it is read with: at most one of them.
    public Supplier<Optional<GitAccess>> access(ObjectShape shape) {
        Field<Optional<Path>> token = shape.optional(CREDENTIALS, file);
        Field<Optional<GithubApp>> app = shape.optional(APP, githubApp());
        if (shape.has(CREDENTIALS)) {
            shape.refuse(APP, "'githubApp' and 'credentialsFile' exclude each other; keep one");
        }
        return () ->
                app.get()
                        .<GitAccess>map(found -> found)
                        .or(() -> token.get().map(TokenFile::new));
    }

    private Reader<GithubApp> githubApp() {
        return Readers.object(
                "a GitHub App",
                shape -> {
                    Field<Integer> id =
                            shape.required("id", Readers.integer(1, Integer.MAX_VALUE));
                    Field<Integer> installation =
                            shape.required("installation", Readers.integer(1, Integer.MAX_VALUE));
                    Field<Path> key = shape.required("privateKeyFile", file);
                    return shape.build(() ->
                            new GithubApp(id.get(), installation.get(), key.get()));
                });
    }

    private static String hostName(String text) {
        if (!HOST.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be a host as addresses write it, such as git.example.com or"
                            + " git.example.com:8443");
        }
        String host = text.toLowerCase(Locale.ROOT);
        return host.endsWith(":443") ? host.substring(0, host.length() - ":443".length()) : host;
    }

    private static URI api(String text) {
        URI url = parsed(text);
        boolean safe = "https".equals(url.getScheme()) || isLoopback(url);
        if (safe && url.getHost() != null && url.getRawUserInfo() == null) {
            return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        }
        throw new IllegalArgumentException(
                "must be an https address, such as https://git.example.com/api/v3");
    }

    private static URI parsed(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }

    private static boolean isLoopback(URI url) {
        return "http".equals(url.getScheme())
                && List.of("127.0.0.1", "localhost", "[::1]")
                        .contains(Objects.requireNonNullElse(url.getHost(), ""));
    }

    /// Never quotes it: people write passwords into it.
    private static Matcher proxyUrl(String text) {
        Matcher matcher = PROXY.matcher(text);
        if (matcher.matches() && Integer.parseInt(matcher.group(2)) <= MOST_PORT) {
            return matcher;
        }
        throw new IllegalArgumentException(
                "must be http://host:port without a user; credentials go into"
                        + " 'credentialsFile'");
    }

    private static String directHost(String text) {
        if (!DIRECT.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be a host, such as git.example.com, .example.com for all below, or *;"
                            + " ranges of addresses and ports are not supported");
        }
        return text;
    }
}
