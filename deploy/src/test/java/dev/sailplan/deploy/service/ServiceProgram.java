package dev.sailplan.deploy.service;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A service in a process of its own, with the class path that its module ships, and nothing of the tests.
final class ServiceProgram implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String role;
    private final Process process;
    private final int health;
    private final Path log;

    private ServiceProgram(String role, Process process, int health, Path log) {
        this.role = role;
        this.process = process;
        this.health = health;
        this.log = log;
    }

    /// Starts `sailplan <role> --config <config>` as the launcher does.
    static ServiceProgram start(String role, Path config, String... options) throws IOException {
        int health = freePort();
        Path log = config.resolveSibling(role + ".log");
        List<String> words = new ArrayList<>();
        words.add(ProcessHandle.current().info().command().orElseThrow());
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        words.add("--enable-native-access=ALL-UNNAMED");
        words.add("--sun-misc-unsafe-memory-access=allow");
        words.addAll(List.of("-cp", classPath(role)));
        words.addAll(List.of("dev.sailplan." + role + ".Main", role));
        words.addAll(List.of("--config", config.toString(), "--log", "json"));
        words.addAll(List.of("--health", "127.0.0.1:" + health));
        words.addAll(List.of(options));
        Process process =
                new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        return new ServiceProgram(role, process, health, log);
    }

    private static String classPath(String role) {
        Path target = Path.of("..", role, "target").toAbsolutePath().normalize();
        Path jar = target.resolve("sailplan-" + role + ".jar");
        if (Files.notExists(jar)) {
            throw new IllegalStateException(jar + " is missing: run ./mvnw package first");
        }
        return jar + ":" + target.resolve("lib") + "/*";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    HttpResponse<String> readiness() throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + health + "/readyz");
        return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    ServiceProgram awaitReady() {
        await(role + " is ready")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> !process.isAlive() || readiness().statusCode() == 200);
        if (!process.isAlive()) {
            throw new IllegalStateException(role + " ended:\n" + log());
        }
        return this;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// Tells it to stop as Kubernetes and systemd do, and returns its exit code.
    int terminate() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(role + " does not end:\n" + log());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
