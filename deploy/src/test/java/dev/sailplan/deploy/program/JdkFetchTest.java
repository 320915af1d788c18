package dev.sailplan.deploy.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine without a JDK, and a stand-in for the server that has one. The archive is a folder with a `javac` that is a
/// script: what matters is that it comes whole, from where it should, and only once.
@SuppressWarnings("NullAway.Init")
final class JdkFetchTest {
    private static final Path SCRIPT = Path.of("../.mvn/find-jdk.sh").toAbsolutePath().normalize();
    private static final String VERSION = "25.9.9+1";

    @TempDir private Path folder;
    private final AtomicInteger downloads = new AtomicInteger();
    private HttpServer server;

    /// What a run of the script said, and where it found the JDK.
    private record Run(int code, String output) {}

    @BeforeEach
    void publish() throws Exception {
        Path jdk = Files.createDirectories(folder.resolve("jdk-" + VERSION + "/bin"));
        Files.writeString(jdk.resolve("javac"), "#!/bin/sh\n");
        assertThat(jdk.resolve("javac").toFile().setExecutable(true)).isTrue();
        Files.writeString(jdk.resolveSibling("release"), "JAVA_VERSION=\"25.9.9\"\n");
        run(Map.of(), "tar -czf jdk.tar.gz jdk-" + VERSION);
        byte[] archive = Files.readAllBytes(folder.resolve("jdk.tar.gz"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/jdk.tar.gz",
                exchange -> {
                    downloads.incrementAndGet();
                    exchange.sendResponseHeaders(200, archive.length);
                    exchange.getResponseBody().write(archive);
                    exchange.close();
                });
        server.start();
        name(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive)));
    }

    /// Writes the settings that name the archive for every system.
    private void name(String digest) throws IOException {
        StringBuilder settings =
                new StringBuilder("version=" + VERSION + "\nurl=" + url() + "\nsize=1 KB\n");
        for (String os : new String[] {"linux", "linux-musl", "mac"}) {
            for (String cpu : new String[] {"x64", "aarch64"}) {
                String system = os + "-" + cpu;
                settings.append(
                        system + ".file=jdk.tar.gz\n" + system + ".sha256=" + digest + "\n");
            }
        }
        Files.createDirectories(folder.resolve(".mvn"));
        Files.writeString(folder.resolve(".mvn/jdk.properties"), settings);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void is_fetched_once_into_the_user_s_cache_and_said_so() throws Exception {
        // When
        Run first = find(Map.of());
        Run second = find(Map.of());

        // Then
        Path home = folder.resolve("cache/sailplan/jdk/temurin-" + VERSION);
        assertThat(first.code()).isZero();
        assertThat(first.output())
                .contains(
                        "Fetching a JDK, once: Eclipse Temurin "
                                + VERSION
                                + ", about 1 KB, into "
                                + home)
                .endsWith("found " + home + "\n");
        assertThat(second.output()).isEqualTo("found " + home + "\n");
        assertThat(downloads).hasValue(1);
        assertThat(home.getParent()).isDirectoryNotContaining("glob:**fetch.*");
    }

    @Test
    void that_is_not_the_named_one_is_refused_and_leaves_nothing() throws Exception {
        name("0".repeat(64));

        Run run = find(Map.of());

        assertThat(run.code()).isNotZero();
        assertThat(run.output()).contains("Refused: " + url()).contains("Install one");
        assertThat(folder.resolve("cache/sailplan/jdk")).isEmptyDirectory();
    }

    @Test
    void that_can_not_be_had_is_told_with_what_to_do_instead() throws Exception {
        Run run = find(Map.of("SAILPLAN_JDK_URL", url() + "/nowhere"));

        assertThat(run.code()).isNotZero();
        assertThat(run.output())
                .contains("could not be fetched from " + url() + "/nowhere/jdk.tar.gz")
                .contains("https_proxy")
                .contains("SAILPLAN_JDK_URL")
                .contains("export JAVA_HOME=");
        assertThat(folder.resolve("cache/sailplan/jdk")).isEmptyDirectory();
    }

    @Test
    void has_no_place_where_the_cache_can_not_be_written() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        Run run = find(Map.of("XDG_CACHE_HOME", file.toString()));

        assertThat(run.output())
                .contains("can't be written; name another cache in XDG_CACHE_HOME")
                .contains("export JAVA_HOME=");
        assertThat(downloads).hasValue(0);
    }

    @Test
    void and_maven_go_through_the_proxy_of_the_environment() throws Exception {
        Run run =
                run(
                        Map.of(
                                "https_proxy", "http://proxy.example:3128/",
                                "http_proxy", "http://name:secret@proxy.example:3128",
                                "no_proxy", ".corp.example"),
                        "root=.; . " + SCRIPT + "; jdk_proxy_options");

        assertThat(run.output())
                .contains("-Dhttps.proxyHost=proxy.example -Dhttps.proxyPort=3128")
                .contains("-Dhttp.nonProxyHosts=localhost|127.*|*.corp.example")
                .doesNotContain("secret");
    }

    /// Looks for a JDK on a machine that has none beside what was fetched.
    private Run find(Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("XDG_CACHE_HOME", folder.resolve("cache").toString());
        return run(
                all,
                "unset JAVA_HOME; root=.; . "
                        + SCRIPT
                        + "; jdk_candidates() { ls -d \"$(jdk_cache)\"/temurin-* 2>/dev/null; };"
                        + " find_jdk && echo found $JAVA_HOME");
    }

    private Run run(Map<String, String> environment, String script) throws Exception {
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-c", script)
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        shell.environment().putAll(environment);
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
