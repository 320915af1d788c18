package dev.sailplan.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.testing.LogCapture;
import dev.sailplan.gateway.limits.IntakeLimits;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Senders that mean no good, before they have proven anything.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class HostileTransportIT {
    private static final int MIB = 1 << 20;
    private static final String SOME_SIGNATURE = "sha256=" + "ab".repeat(32);

    private GatewayFixture fixture;
    private Sender sender;

    @BeforeAll
    void start(@TempDir Path folder) {
        fixture = GatewayFixture.start(folder, GatewayFixture.hurried());
        sender = fixture.sender;
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void an_endless_body_is_stopped_early_and_takes_no_memory() throws Exception {
        // Given
        byte[] chunk = new byte[MIB];
        long heapBefore = heapInUse();
        long most = 0;
        int sent = 0;

        // When
        try (var connection = new RawConnection(fixture.gateway.port())) {
            connection.head("/hooks/shop", unproven("Transfer-Encoding", "chunked"));
            while (sent < 200 && !connection.hasAnswer()) {
                connection.chunk(chunk);
                sent++;
                most = Math.max(most, fixture.gateway.bytesHeld());
            }

            // Then
            assertThat(connection.status()).isEqualTo(413);
        }
        assertThat(sent).isBetween(26, 60);
        assertThat(most).isLessThanOrEqualTo(27L * MIB);
        assertThat(heapInUse() - heapBefore).isLessThan(16L * MIB);
    }

    private static long heapInUse() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void a_body_that_is_announced_too_large_is_not_read() throws Exception {
        try (var connection = new RawConnection(fixture.gateway.port())) {
            connection.head("/hooks/shop", unproven("Content-Length", "5368709120"));
            assertThat(connection.status()).isEqualTo(413);
        }
    }

    @Test
    void only_github_may_send_more_than_a_mebibyte() throws Exception {
        // Given
        Map<String, String> headers = Sender.gitlabHeaders("Push Hook", "d");
        headers.put("Content-Length", Integer.toString(MIB + 1));

        // Then
        try (var connection = new RawConnection(fixture.gateway.port())) {
            connection.head("/hooks/lab", headers);
            assertThat(connection.status()).isEqualTo(413);
        }
    }

    @Test
    void the_byte_that_is_one_too_many_is_found_where_no_length_was_announced() throws Exception {
        // Given
        byte[] push = Payloads.bytes(Payloads.read("gitlab-push"));
        byte[] largest = Arrays.copyOf(push, MIB);
        Arrays.fill(largest, push.length, MIB, (byte) ' ');
        Map<String, String> headers = Sender.gitlabHeaders("Push Hook", "d");
        headers.put("Transfer-Encoding", "chunked");

        // Then
        try (var connection = new RawConnection(fixture.gateway.port())) {
            connection.head("/hooks/lab", headers).chunk(largest).send("0\r\n\r\n");
            assertThat(connection.status()).isEqualTo(202);
        }
        try (var connection = new RawConnection(fixture.gateway.port())) {
            connection.head("/hooks/lab", headers).chunk(largest).chunk(new byte[] {' '});
            assertThat(connection.status()).isEqualTo(413);
        }
    }

    @Test
    void two_hundred_large_bodies_of_strangers_neither_fill_memory_nor_hinder_others()
            throws Exception {
        // Given
        List<Integer> statuses = new ArrayList<>();
        long slowest = 0;
        long most = 0;

        // When
        try (ExecutorService strangers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> replies = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                replies.add(strangers.submit(this::sendLargeUnproven));
            }
            for (int i = 0; i < 100; i++) {
                long before = System.nanoTime();
                int status = sender.github("push", Payloads.read("github-push")).status();
                slowest = Math.max(slowest, System.nanoTime() - before);
                most = Math.max(most, fixture.gateway.bytesHeld());
                assertThat(status).isEqualTo(202);
            }
            for (Future<Integer> reply : replies) {
                statuses.add(reply.get());
            }
        }

        // Then
        IntakeLimits.Bodies bodies = IntakeLimits.DEFAULTS.bodies();
        assertThat(most).isLessThanOrEqualTo(bodies.atOnce() + bodies.atOnce() / 4);
        assertThat(statuses).isSubsetOf(401, 408, 503);
        assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(2));
    }

    private int sendLargeUnproven() throws IOException {
        try (var connection = new RawConnection(fixture.gateway.port())) {
            connection.head("/hooks/shop", unproven("Content-Length", Integer.toString(25 * MIB)));
            for (int i = 0; i < 25 && !connection.hasAnswer(); i++) {
                connection.send(new byte[MIB]);
            }
            return connection.status();
        } catch (IOException e) {
            // The answer of a refused sender that went on writing may be lost with its connection.
            return 503;
        }
    }

    @Test
    void a_polite_sender_hears_whether_its_body_is_wanted() throws Exception {
        // Given
        Map<String, String> wanted = unproven("Content-Length", "1000");
        wanted.put("Expect", "100-continue");
        Map<String, String> unwanted = unproven("Content-Length", "5368709120");
        unwanted.put("Expect", "100-continue");

        // Then
        try (var connection = new RawConnection(fixture.gateway.port())) {
            connection.head("/hooks/shop", wanted);
            assertThat(connection.status()).isEqualTo(100);
        }
        try (var connection = new RawConnection(fixture.gateway.port())) {
            connection.head("/hooks/shop", unwanted);
            assertThat(connection.status()).isEqualTo(413);
        }
    }

    @Test
    void an_unsigned_body_is_not_read() throws Exception {
        try (var connection = new RawConnection(fixture.gateway.port())) {
            connection.head(
                    "/hooks/shop",
                    Map.of("Content-Type", "application/json", "Content-Length", "1000000"));
            assertThat(connection.status()).isEqualTo(401);
        }
    }

    @Test
    void a_token_is_checked_before_the_body() throws Exception {
        // Given
        Map<String, String> headers = Sender.gitlabHeaders("Push Hook", "d");
        headers.put("X-Gitlab-Token", "guessed");
        headers.put("Content-Length", "1000000");

        // Then
        try (var connection = new RawConnection(fixture.gateway.port())) {
            connection.head("/hooks/lab", headers);
            assertThat(connection.status()).isEqualTo(401);
        }
    }

    @Test
    void a_body_that_trickles_is_cut_off() throws Exception {
        try (var connection = new RawConnection(fixture.gateway.port())) {
            connection.head("/hooks/shop", unproven("Content-Length", "1000"));
            long before = System.nanoTime();
            while (!connection.hasAnswer()
                    && System.nanoTime() - before < Duration.ofSeconds(15).toNanos()) {
                connection.send("x");
                Thread.sleep(100);
            }
            assertThat(connection.status()).isEqualTo(408);
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(8));
        }
        assertThat(fixture.gateway.bytesHeld()).isZero();
    }

    @Test
    void headers_that_trickle_are_cut_off() throws Exception {
        try (var connection = new RawConnection(fixture.gateway.port())) {
            connection.send("POST /hooks/shop HTTP/1.1\r\nHost: x\r\n");
            assertThat(trickleUntilClosed(connection)).isLessThan(100);
        }
    }

    private static int trickleUntilClosed(RawConnection connection) throws Exception {
        for (int i = 0; i < 100; i++) {
            Thread.sleep(100);
            try {
                connection.send("X-" + i + ": 1\r\n");
            } catch (IOException _) {
                return i;
            }
        }
        return 100;
    }

    @Test
    void oversized_headers_are_refused() throws Exception {
        try (var connection = new RawConnection(fixture.gateway.port())) {
            connection.head("/hooks/shop", Map.of("X-Large", "x".repeat(40_000)));
            assertThat(connection.status()).isEqualTo(431);
        }
    }

    @Test
    void an_unknown_repository_and_a_bad_signature_look_the_same() {
        // Given
        byte[] body = Payloads.bytes(Payloads.read("github-push"));
        Map<String, String> headers = Sender.githubHeaders("push", "d", body);
        Map<String, String> forged = new LinkedHashMap<>(headers);
        forged.put("X-Hub-Signature-256", SOME_SIGNATURE);

        // When
        Sender.Reply badSignature = sender.post("shop", forged, body);

        // Then
        assertThat(badSignature.status()).isEqualTo(401);
        assertThat(sender.post("lab", headers, body)).isEqualTo(badSignature);
        for (String unknown : List.of("nobody", ".*", "a%7Cb", "%28", "Shop", "a%2Fb")) {
            assertThat(sender.post(unknown, headers, body)).isEqualTo(badSignature);
        }
        headers.remove("X-Hub-Signature-256");
        assertThat(sender.post("shop", headers, body))
                .isEqualTo(sender.post("nobody", headers, body))
                .extracting(Sender.Reply::status)
                .isEqualTo(401);
    }

    @Test
    void a_request_signed_by_another_kind_of_host_is_refused() {
        // Given
        byte[] body = Payloads.bytes(Payloads.read("github-push"));
        Map<String, String> gitea = Sender.githubHeaders("push", "d", body);
        gitea.put("X-Gitea-Event", "push");
        gitea.put("X-Gogs-Event", "push");
        Map<String, String> toGitlab = new LinkedHashMap<>(gitea);
        toGitlab.put("X-Gitlab-Token", GatewayFixture.TOKEN);

        // Then
        assertThat(sender.post("shop", gitea, body).status()).isEqualTo(400);
        assertThat(sender.post("lab", gitea, body).status()).isEqualTo(401);
        assertThat(sender.post("lab", toGitlab, body).status()).isEqualTo(400);
    }

    @Test
    void only_json_and_forms_are_posted() {
        // Given
        byte[] body = Payloads.bytes(Payloads.read("github-push"));

        // Then
        for (String type :
                List.of("text/plain", "application/json; charset=utf-16", "multipart/form-data")) {
            Map<String, String> headers = Sender.githubHeaders("push", "d", body);
            headers.put("Content-Type", type);
            assertThat(sender.post("shop", headers, body).status()).isEqualTo(415);
        }
        Map<String, String> compressed = Sender.githubHeaders("push", "d", body);
        compressed.put("Content-Encoding", "gzip");
        assertThat(sender.post("shop", compressed, body).status()).isEqualTo(415);
        assertThat(sender.get("/hooks/shop").status()).isEqualTo(405);
        assertThat(
                        sender.send(
                                        sender.request("/hooks/shop")
                                                .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                                                .build())
                                .status())
                .isEqualTo(405);
    }

    @Test
    void deep_and_long_json_is_refused_and_no_crash() {
        assertThat(sender.github("push", "d", "[".repeat(100_000).getBytes(UTF_8)).status())
                .isEqualTo(400);
        assertThat(sender.github("push", "d", "9".repeat(1_000_000).getBytes(UTF_8)).status())
                .isEqualTo(400);
        assertThat(sender.github("push", "d", new byte[0]).status()).isEqualTo(400);
    }

    @Test
    void a_body_of_millions_of_small_values_is_refused_before_it_fills_the_memory() {
        String empty = "[]" + ",{}".repeat(3_000_000);
        String body = "{\"x\":[" + empty + "]}";

        assertThat(sender.github("push", "d", body.getBytes(UTF_8)).status()).isEqualTo(400);
        assertThat(sender.github("push", Payloads.read("github-push")).status()).isEqualTo(202);
    }

    @Test
    void names_that_collide_spoil_no_later_body() {
        // Given
        for (int names = 200; names <= 6000; names += 200) {
            byte[] body = Collisions.document(names).getBytes(UTF_8);
            assertThat(sender.github("push", "d", body).status()).isIn(202, 400, 429);
        }

        // Then
        for (String payload : List.of("github-push", "github-create", "github-pull-request")) {
            String event = payload.substring("github-".length()).replace('-', '_');
            Sender.Reply reply = sender.github(event, Payloads.read(payload));
            assertThat(reply.status()).as(payload).isEqualTo(202);
        }
    }

    @Test
    void a_body_in_another_encoding_than_utf_8_is_refused() {
        String push = new String(Payloads.bytes(Payloads.read("github-push")), UTF_8);

        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            assertThat(sender.github("push", "d", push.getBytes(charset)).status()).isEqualTo(400);
        }
    }

    @Test
    void requests_that_are_no_http_are_refused_or_cut_off_and_leave_nothing_in_the_log()
            throws Exception {
        try (LogCapture logged = LogCapture.ofEverything()) {
            assertThat(statusOf("POST /hooks/%zz HTTP/1.1\r\nHost: x\r\n\r\n")).isEqualTo(400);
            assertThat(statusOf("POST /hooks/shop HTTP/1.1\r\n\r\n")).isEqualTo(400);
            for (String size : List.of("zz", "-5", "ffffffffffff")) {
                assertThat(statusOf(chunked(size))).as("chunk of %s bytes", size).isIn(0, 400);
            }

            assertThat(logged.loudest()).isEmpty();
        }
    }

    @Test
    void a_length_of_many_digits_is_refused_at_once() throws Exception {
        try (var connection = new RawConnection(fixture.gateway.port())) {
            connection.head("/hooks/shop", unproven("Content-Length", "9".repeat(25)));
            assertThat(connection.status()).isIn(400, 413);
        }
    }

    private int statusOf(String request) throws IOException {
        try (var connection = new RawConnection(fixture.gateway.port())) {
            connection.send(request);
            return connection.status();
        }
    }

    private static String chunked(String size) {
        StringBuilder head = new StringBuilder("POST /hooks/shop HTTP/1.1\r\nHost: x\r\n");
        unproven("Transfer-Encoding", "chunked")
                .forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        return head.append("\r\n" + size + "\r\n{}\r\n0\r\n\r\n").toString();
    }

    private static Map<String, String> unproven(String lengthHeader, String length) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-GitHub-Event", "push");
        headers.put("X-Hub-Signature-256", SOME_SIGNATURE);
        headers.put(lengthHeader, length);
        return headers;
    }
}
