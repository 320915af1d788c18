package dev.sailplan.local.kube;

import com.sun.net.httpserver.HttpServer;
import dev.sailplan.local.kube.provide.binary.GoModule;
import dev.sailplan.local.kube.provide.fetch.ToolRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A local server laid out like the projects' release servers.
public final class StandInReleases implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    public StandInReleases() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    var body = files.get(exchange.getRequestURI().getPath());
                    try (exchange) {
                        exchange.sendResponseHeaders(
                                body == null ? 404 : 200, body == null ? -1 : body.length);
                        if (body != null) {
                            exchange.getResponseBody().write(body);
                        }
                    }
                });
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void publish(String path, byte[] body) {
        files.put(path, body);
    }

    public String kubernetesPath(String program) {
        return "/" + GoModule.KUBERNETES.version() + "/bin/linux/amd64/" + program;
    }

    public void publishKubernetes(String program, String content) throws Exception {
        var body = content.getBytes(StandardCharsets.UTF_8);
        publish(kubernetesPath(program), body);
        publish(kubernetesPath(program) + ".sha256", sha256(body).getBytes(StandardCharsets.UTF_8));
    }

    public void publishEtcd(Path workspace, String content) throws Exception {
        var version = GoModule.ETCD.version();
        var name = "etcd-" + version + "-linux-amd64";
        Files.createDirectories(workspace.resolve(name));
        Files.writeString(workspace.resolve(name).resolve("etcd"), content);
        ToolRun.in(workspace).run("tar", "-czf", "etcd.tar.gz", name);
        var archive = Files.readAllBytes(workspace.resolve("etcd.tar.gz"));
        var sums =
                "%s  other.zip%n%s  %s.tar.gz%n".formatted("a".repeat(64), sha256(archive), name);
        publish("/" + version + "/" + name + ".tar.gz", archive);
        publish("/" + version + "/SHA256SUMS", sums.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
