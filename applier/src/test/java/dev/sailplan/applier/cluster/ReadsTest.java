package dev.sailplan.applier.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.common.domain.id.ObjectId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadsTest {
    private static final ObjectId OBJECT = new ObjectId("", "ConfigMap", "shop", "a");
    private static final String PATH = "/api/v1/namespaces/shop/configmaps/a";
    private static final String GROUPS = "{\"kind\":\"APIGroupList\",\"groups\":[]}";
    private static final String CORE =
            "{\"resources\":[{\"name\":\"configmaps\",\"kind\":\"ConfigMap\",\"namespaced\":true}]}";
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Optional<?> read(Map<String, String> pages, String notFound) {
        server.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    byte[] body =
                            pages.getOrDefault(path, notFound).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(pages.containsKey(path) ? 200 : 404, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        ClusterAccess access =
                new ClusterAccess(
                        url,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        try (FabricCluster cluster = FabricCluster.at(access)) {
            return cluster.get(Manifests.CONFIG_MAP, OBJECT);
        }
    }

    @Test
    void an_object_is_gone_when_the_server_says_so_by_its_name() {
        String gone =
                "{\"kind\":\"Status\",\"reason\":\"NotFound\",\"details\":{\"name\":\"a\",\"kind\":\"configmaps\"}}";
        assertThat(read(Map.of(), gone)).isEmpty();
    }

    @Test
    void an_object_is_gone_with_its_kind() {
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
