package dev.sailplan.applier.cluster.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.common.domain.status.ApiKind;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class DiscoveryTest {
    private static final String AGGREGATED =
            """
            {"kind": "APIGroupDiscoveryList", "items": [{"metadata": {"name": "x.io"}, "versions": [{"version": "v1", "resources": [
              {"resource": "boatrequests", "scope": "Namespaced", "responseKind": {"kind": "Boat"}, "verbs": ["create"]},
              {"resource": "boats", "scope": "Namespaced", "responseKind": {"kind": "Boat"}, "verbs": ["get", "list", "patch"]}]}]}]}
            """;
    private static final String RESOURCES =
            """
            {"resources": [
              {"name": "boatrequests", "namespaced": true, "kind": "Boat", "verbs": ["create"]},
              {"name": "boats/status", "namespaced": true, "kind": "Boat", "verbs": ["get", "patch"]},
              {"name": "boats", "namespaced": true, "kind": "Boat", "verbs": ["get", "list", "patch"]}]}
            """;

    private static StubServer.Page page(HttpExchange exchange, boolean aggregated) {
        return new StubServer.Page(
                200,
                switch (exchange.getRequestURI().getPath()) {
                    case "/apis" ->
                            aggregated
                                    ? AGGREGATED
                                    : "{\"groups\": [{\"versions\": [{\"groupVersion\": \"x.io/v1\"}]}]}";
                    case "/apis/x.io/v1" -> RESOURCES;
                    default -> "{}";
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_kind_under_two_resources_is_used_under_the_one_that_can_be_read_and_patched(
            boolean aggregated) throws IOException {
        try (StubServer server = new StubServer(exchange -> page(exchange, aggregated));
                FabricCluster cluster = server.cluster()) {
            assertThat(cluster.kinds().kinds())
                    .first()
                    .isEqualTo(new ApiKind("x.io", "v1", "Boat", "boats", true));
            assertThat(cluster.kindsOf("x.io/v1").orElseThrow().kinds())
                    .first()
                    .isEqualTo(new ApiKind("x.io", "v1", "Boat", "boats", true));
        }
    }

    @Test
    void metadata_alone_is_asked_for_as_such() throws IOException {
        AtomicReference<String> accepted = new AtomicReference<>("");
        try (StubServer server =
                        new StubServer(exchange -> {
                            accepted.set(exchange.getRequestHeaders().getFirst("Accept"));
                            return new StubServer.Page(200, "{\"items\": []}");
                        });
                FabricCluster cluster = server.cluster()) {
            cluster.listMetadata(Manifests.CONFIG_MAP, Optional.of("shop"), "a=b");
        }
        assertThat(accepted.get()).contains("as=PartialObjectMetadataList");
    }
}
