package dev.sailplan.planner.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownBodiesTest {
    @Test
    void the_oldest_intents_are_forgotten_first() {
        // Given
        KnownBodies held = new KnownBodies(2);
        held.remember(Digest.of("1"), index("a"));
        held.remember(Digest.of("2"), index("b"));
        held.of(Optional.of(Digest.of("1")));

        // When
        held.remember(Digest.of("3"), index("c"));

        // Then
        assertThat(held.of(Optional.of(Digest.of("1")))).containsExactly(Digest.of("a"));
        assertThat(held.of(Optional.of(Digest.of("2")))).isEmpty();
        assertThat(held.of(Optional.empty())).isEmpty();
    }

    private static Index index(String name) {
        return new Index(
                List.of(
                        new IndexEntry(
                                new ObjectId("", "ConfigMap", "shop", name),
                                "v1",
                                Digest.of(name),
                                0,
                                SourceLocation.wholeFile("a.yaml"))));
    }
}
