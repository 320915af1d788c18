package dev.sailplan.common.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.settings.HealthAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@NullMarked
class HealthServerTest {
    private static final HealthAddress ANY = new HealthAddress("127.0.0.1", 0);
    private final AtomicReference<Readiness> readiness =
            new AtomicReference<>(new Readiness.Ready(List.of()));
    private final HealthServer server = HealthServer.start("planner", ANY, readiness::get);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void a_process_that_answers_is_alive_whatever_it_lacks() throws Exception {
        // Given
        readiness.set(new Readiness.NotReady(List.of("Kafka: gone")));

        // Then
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void what_keeps_a_service_from_its_work_is_told_line_by_line() throws Exception {
        // Given
        readiness.set(new Readiness.NotReady(List.of("Kafka: gone", "/mirrors can't be written")));

        // When
        HttpResponse<String> answer = get("/readyz");

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("not ready: Kafka: gone\n/mirrors can't be written\n");
    }

    @Test
    void a_service_that_works_is_ready_with_what_should_be_known_all_the_same() throws Exception {
        // Given
        readiness.set(new Readiness.Ready(List.of("standby")));

        // Then
        assertThat(get("/readyz").body()).isEqualTo("ready: standby\n");
    }

    @Test
    void nothing_else_is_served() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/readyz/../etc").statusCode()).isEqualTo(404);
    }

    @Test
    void an_address_that_is_taken_is_named_with_the_setting() {
        HealthAddress taken = new HealthAddress("127.0.0.1", server.port());

        assertThatThrownBy(() -> HealthServer.start("planner", taken, readiness::get))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining(taken.toString())
                .hasMessageContaining("planner.health or --health");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
