package dev.sailplan.applier.cluster.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountTest {
    private static final String FIRST =
            "{\"metadata\":{\"continue\":\"next\",\"remainingItemCount\":999},\"items\":[{}]}";
    private final List<String> asked = new ArrayList<>();

    private int nodes(String answer) throws IOException {
        try (StubServer server = new StubServer(exchange -> page(exchange, answer));
                FabricCluster cluster = server.cluster()) {
            return cluster.nodes();
        }
    }

    private StubServer.Page page(HttpExchange exchange, String answer) {
        asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Accept"));
        return new StubServer.Page(200, answer);
    }

    @Test
    void a_thousand_nodes_are_counted_by_one_request_for_the_metadata_of_one() throws IOException {
        assertThat(nodes(FIRST)).isEqualTo(1000);
        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("/api/v1/nodes?limit=1 ")
                .contains("PartialObjectMetadataList");
    }

    @Test
    void the_only_node_has_no_rest() throws IOException {
        assertThat(nodes("{\"metadata\":{},\"items\":[{}]}")).isEqualTo(1);
        assertThat(nodes("{\"metadata\":{},\"items\":[]}")).isZero();
        assertThat(nodes("{\"metadata\":{},\"items\":null}")).isZero();
    }
}
