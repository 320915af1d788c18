package dev.sailplan.applier.cluster.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The HTTP client below adds nothing of its own: no retry, no credentials of its surroundings.
class OneRequestTest {
    private static final JsonObject MAP = Manifests.configMap("shop", "a", "color", "blue");
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private int code = 503;

    private WriteAnswer apply() throws IOException {
        try (StubServer server = new StubServer(this::busy);
                FabricCluster cluster = server.cluster()) {
            return cluster.apply(Manifests.CONFIG_MAP, Manifests.id(MAP), MAP, Write.REAL);
        }
    }

    private StubServer.Page busy(HttpExchange exchange) {
        List<String> sent = exchange.getRequestHeaders().get("Authorization");
        authorizations.add(sent == null ? "none" : sent.getFirst());
        accepted.addAll(exchange.getRequestHeaders().get("Accept"));
        exchange.getResponseHeaders().add("Retry-After", "3");
        return new StubServer.Page(code, "{\"kind\":\"Status\"}");
    }

    @Test
    void managed_fields_are_asked_for_whatever_a_server_offers_to_leave_out() throws IOException {
        code = 200;
        try (StubServer server = new StubServer(this::busy);
                FabricCluster cluster = server.cluster()) {
            cluster.get(Manifests.CONFIG_MAP, Manifests.id(MAP));
            cluster.metadata(Manifests.CONFIG_MAP, Manifests.id(MAP));
            cluster.apply(Manifests.CONFIG_MAP, Manifests.id(MAP), MAP, Write.DRY_RUN);
        }
        assertThat(accepted).hasSize(3).allMatch(sent -> sent.startsWith("application/json"));
        assertThat(accepted).noneMatch(sent -> sent.contains("drop"));
    }

    @Test
    void a_busy_server_gets_one_request_per_try_and_is_heard_about_the_next() throws IOException {
        for (int busy : new int[] {429, 500, 503}) {
            code = busy;
            authorizations.clear();
            WriteAnswer answer = apply();
            assertThat(authorizations).as("code " + busy).hasSize(1);
            assertThat(((WriteAnswer.Retryable) answer).retryAfter())
                    .contains(Duration.ofSeconds(3));
        }
    }

    @Test
    void an_expired_token_gets_one_request() throws IOException {
        code = 401;
        assertThat(apply()).isInstanceOf(WriteAnswer.Unauthorized.class);
        assertThat(authorizations).hasSize(1);
    }

    @Test
    void what_lies_around_is_no_credential(@TempDir Path folder) throws IOException {
        // Given: where fabric8 looks unless it is told not to
        Path kubeconfig = folder.resolve("config");
        Files.writeString(
                kubeconfig,
                """
                apiVersion: v1
                kind: Config
                current-context: c
                contexts: [{name: c, context: {cluster: c, user: u}}]
                clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}]
                users: [{name: u, user: {token: found-in-a-file}}]
                """);
        System.setProperty("kubeconfig", kubeconfig.toString());
        System.setProperty("kubernetes.auth.token", "found-in-a-property");
        try {
            // When
            apply();
        } finally {
            System.clearProperty("kubeconfig");
            System.clearProperty("kubernetes.auth.token");
        }

        // Then
        assertThat(authorizations).containsExactly("none");
    }
}
