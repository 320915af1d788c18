package dev.sailplan.planner.manifest.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.id.Digest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OpenApiCacheTest {
    private static final String DOCUMENT = "{\"components\":{\"schemas\":{}}}";
    private final AtomicInteger reads = new AtomicInteger();
    private final OpenApiCache cache = new OpenApiCache(2L * DOCUMENT.length());

    @Test
    void parses_a_document_once() {
        get("a");
        get("a");

        assertThat(reads).hasValue(1);
    }

    @Test
    void forgets_the_least_recently_used_where_their_bytes_are_too_many() {
        get("a");
        get("b");
        get("a");
        get("c");
        get("a");
        get("b");

        assertThat(reads).hasValue(4);
    }

    @Test
    @Timeout(20)
    void a_document_that_takes_long_holds_up_no_other_and_is_parsed_once()
            throws InterruptedException {
        // Given
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread first = asking(reading, end);
        reading.await();
        Thread second = asking(reading, end);

        // When
        get("small");

        // Then
        assertThat(first.isAlive()).isTrue();
        end.countDown();
        first.join();
        second.join();
        assertThat(reads).hasValue(2);
    }

    @Test
    void a_document_that_could_not_be_read_is_read_again() {
        // Given
        AtomicBoolean failing = new AtomicBoolean(true);

        // Then
        assertThatThrownBy(() -> cache.get(Digest.of("a"), () -> document(failing)))
                .hasMessage("not now");
        assertThat(cache.get(Digest.of("a"), () -> document(failing))).isPresent();
    }

    @Test
    void knows_no_schema_in_what_is_no_document() {
        assertThat(OpenApi.parse("<html>".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private byte[] document(AtomicBoolean failing) {
        if (failing.getAndSet(false)) {
            throw new IllegalStateException("not now");
        }
        return document();
    }

    private Thread asking(CountDownLatch reading, CountDownLatch end) {
        return Thread.ofVirtual()
                .start(() ->
                        cache.get(
                                Digest.of("large"),
                                () -> {
                                    reading.countDown();
                                    await(end);
                                    return document();
                                }));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void get(String name) {
        cache.get(Digest.of(name), this::document);
    }

    private byte[] document() {
        reads.incrementAndGet();
        return DOCUMENT.getBytes(StandardCharsets.UTF_8);
    }
}
