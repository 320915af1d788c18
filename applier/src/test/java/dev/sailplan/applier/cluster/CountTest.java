package dev.sailplan.applier.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountTest {
    private static final String FIRST =
            "{\"metadata\":{\"continue\":\"next\",\"remainingItemCount\":999},\"items\":[{}]}";
    private final List<String> asked = new ArrayList<>();

    private int nodes(String answer) throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(
                            exchange.getRequestURI()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Accept"));
                    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        ClusterAccess access =
                new ClusterAccess(
                        url,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        try (FabricCluster cluster = FabricCluster.at(access)) {
            return cluster.nodes();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_thousand_nodes_are_counted_by_one_request_for_the_metadata_of_one() throws Exception {
        assertThat(nodes(FIRST)).isEqualTo(1000);
        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("/api/v1/nodes?limit=1 ")
                .contains("PartialObjectMetadataList");
    }

    @Test
    void the_only_node_has_no_rest() throws Exception {
        assertThat(nodes("{\"metadata\":{},\"items\":[{}]}")).isEqualTo(1);
        assertThat(nodes("{\"metadata\":{},\"items\":[]}")).isZero();
        assertThat(nodes("{\"metadata\":{},\"items\":null}")).isZero();
    }
}
