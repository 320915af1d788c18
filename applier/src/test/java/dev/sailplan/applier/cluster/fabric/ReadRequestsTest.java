package dev.sailplan.applier.cluster.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.common.domain.id.ObjectId;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadRequestsTest {
    private static final ObjectId OBJECT = new ObjectId("", "ConfigMap", "shop", "a");
    private static final String PATH = "/api/v1/namespaces/shop/configmaps/a";
    private static final String GROUPS = "{\"kind\":\"APIGroupList\",\"groups\":[]}";
    private static final String CORE =
            "{\"resources\":[{\"name\":\"configmaps\",\"kind\":\"ConfigMap\",\"namespaced\":true}]}";

    private static Optional<?> read(Map<String, String> pages, String notFound) throws IOException {
        try (StubServer server = new StubServer(exchange -> page(exchange, pages, notFound));
                FabricCluster cluster = server.cluster()) {
            return cluster.get(Manifests.CONFIG_MAP, OBJECT);
        }
    }

    private static StubServer.Page page(
            HttpExchange exchange, Map<String, String> pages, String notFound) {
        String path = exchange.getRequestURI().getPath();
        return new StubServer.Page(
                pages.containsKey(path) ? 200 : 404, pages.getOrDefault(path, notFound));
    }

    @Test
    void an_object_is_gone_when_the_server_says_so_by_its_name() throws IOException {
        String gone =
                "{\"kind\":\"Status\",\"reason\":\"NotFound\",\"details\":{\"name\":\"a\",\"kind\":\"configmaps\"}}";
        assertThat(read(Map.of(), gone)).isEmpty();
    }

    @Test
    void an_object_is_gone_with_its_kind() throws IOException {
        String noVersions = "{\"versions\":[]}";
        assertThat(read(Map.of("/api", noVersions, "/apis", GROUPS), "404 page not found"))
                .isEmpty();
    }

    @Test
    void what_somebody_in_between_does_not_find_is_not_gone() {
        Map<String, String> pages =
                Map.of("/api", "{\"versions\":[\"v1\"]}", "/api/v1", CORE, "/apis", GROUPS);

        assertThatThrownBy(() -> read(pages, "404 page not found"))
                .isInstanceOf(ClusterUnavailable.class)
                .hasMessageContaining(PATH);
    }
}
