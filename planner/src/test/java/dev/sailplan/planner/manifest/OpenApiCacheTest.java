package dev.sailplan.planner.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.Digest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenApiCacheTest {
    private final AtomicInteger reads = new AtomicInteger();
    private final OpenApiCache cache = new OpenApiCache(2);

    @Test
    void parses_a_document_once() {
        get("a");
        get("a");

        assertThat(reads).hasValue(1);
    }

    @Test
    void forgets_the_least_recently_used() {
        get("a");
        get("b");
        get("a");
        get("c");
        get("a");
        get("b");

        assertThat(reads).hasValue(4);
    }

    @Test
    void knows_no_schema_in_what_is_no_document() {
        assertThat(OpenApi.parse("<html>".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private void get(String name) {
        cache.get(Digest.of(name), this::document);
    }

    private byte[] document() {
        reads.incrementAndGet();
        return "{\"components\":{\"schemas\":{}}}".getBytes(StandardCharsets.UTF_8);
    }
}
