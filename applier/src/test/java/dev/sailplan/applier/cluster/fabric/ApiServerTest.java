package dev.sailplan.applier.cluster.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.fabric.ApiServer.Request;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiServerTest {
    /// `requestTimeoutUpperBound` of the API server's handlers.
    private static final Duration OF_THE_SERVER = Duration.ofSeconds(34);

    @Test
    void a_write_is_given_longer_than_the_server_gives_itself_and_its_webhooks() {
        assertThat(Request.patch("/p", JsonObject.EMPTY).timeOut()).isGreaterThan(OF_THE_SERVER);
        assertThat(Request.with("POST", "/p", JsonObject.EMPTY).timeOut())
                .isGreaterThan(OF_THE_SERVER);
        assertThat(Request.with("DELETE", "/p", JsonObject.EMPTY).timeOut())
                .isGreaterThan(OF_THE_SERVER);
        assertThat(Request.get("/p").timeOut()).isLessThan(OF_THE_SERVER);
    }
}
