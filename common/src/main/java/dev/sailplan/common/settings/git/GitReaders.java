package dev.sailplan.common.settings.git;

import dev.sailplan.common.settings.git.GitAccess.GithubApp;
import dev.sailplan.common.settings.git.GitAccess.SshKey;
import dev.sailplan.common.settings.git.GitAccess.TokenFile;
import dev.sailplan.common.settings.git.GitHostSettings.Ssh;
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
    private static final Pattern HOST =
            Pattern.compile("([^\\s:/@]+|\\[[0-9a-fA-F:]+])(:[0-9]{1,5})?");
    private static final Pattern PROXY =
            Pattern.compile("http://([^\\s:/@]+|\\[[0-9a-fA-F:]+]):([0-9]{1,5})/?");
    private static final Pattern DIRECT = Pattern.compile("\\*|[^\\s:/@*]+|[0-9a-fA-F:]+");
    private static final Pattern HOST_KEY =
            Pattern.compile("(ssh-|ecdsa-sha2-)[a-z0-9-]+ [A-Za-z0-9+/]+=*( .*)?");
    private static final String SSH_KEY = "sshKeyFile";
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
                    Field<String> host = shape.required("host", Readers.text(GitReaders::hostName));
                    Field<Optional<URI>> api = shape.optional("api", Readers.text(GitReaders::api));
                    Field<Optional<Path>> ca = shape.optional("caFile", file);
                    Supplier<Optional<GitAccess>> access = httpAccess(shape);
                    Supplier<Ssh> ssh = ssh(shape);
                    return shape.build(() ->
                            new GitHostSettings(
                                    host.get(), api.get(), ca.get(), access.get(), ssh.get()));
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

    private Supplier<Ssh> ssh(ObjectShape shape) {
        Field<Optional<Path>> key = shape.optional(SSH_KEY, file);
        Field<Optional<Path>> known = shape.optional("knownHostsFile", file);
        Field<List<String>> keys = shape.list("hostKeys", Readers.text(GitReaders::hostKey));
        return () -> new Ssh(key.get().map(SshKey::new), known.get(), keys.get());
    }

    /// The keys with which a repository says what it is read with: at most one of them, and one that its address needs.
    ///
    /// @param url the address, where it is a good one
    public Supplier<Optional<GitAccess>> access(ObjectShape shape, Optional<URI> url) {
        Supplier<Optional<GitAccess>> http = httpAccess(shape);
        Field<Optional<Path>> key = shape.optional(SSH_KEY, file);
        if (url.filter(GitHostSettings::isSsh).isPresent()) {
            String why = "' is for https; an ssh address is read with 'sshKeyFile'";
            shape.refuse(CREDENTIALS, "'" + CREDENTIALS + why);
            shape.refuse(APP, "'" + APP + why);
        } else if (url.isPresent()) {
            shape.refuse(
                    SSH_KEY,
                    "'sshKeyFile' is for an ssh address, such as"
                            + " ssh://git@git.example.com/shop.git");
        }
        return () -> http.get().or(() -> key.get().map(SshKey::new));
    }

    private Supplier<Optional<GitAccess>> httpAccess(ObjectShape shape) {
        Field<Optional<Path>> token = shape.optional(CREDENTIALS, file);
        Field<Optional<GithubApp>> app = shape.optional(APP, githubApp());
        if (shape.has(CREDENTIALS)) {
            shape.refuse(APP, "'githubApp' and 'credentialsFile' exclude each other; keep one");
        }
        return () ->
                app.get().<GitAccess>map(found -> found).or(() -> token.get().map(TokenFile::new));
    }

    private Reader<GithubApp> githubApp() {
        return Readers.object(
                "a GitHub App",
                shape -> {
                    Field<Integer> id = shape.required("id", Readers.integer(1, Integer.MAX_VALUE));
                    Field<Integer> installation =
                            shape.required("installation", Readers.integer(1, Integer.MAX_VALUE));
                    Field<Path> key = shape.required("privateKeyFile", file);
                    return shape.build(
                            () -> new GithubApp(id.get(), installation.get(), key.get()));
                });
    }

    /// As the host's documentation names it, or a line of `ssh-keyscan` without the host.
    private static String hostKey(String text) {
        if (!HOST_KEY.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be a public key, such as ssh-ed25519 AAAA…, without the host before it");
        }
        return text;
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
