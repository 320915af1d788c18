package dev.sailplan.common.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlanTest {
    private static final Digest DIGEST = Digest.of("x");

    @Test
    void a_file_name_that_spells_out_another_entry_is_another_plan() {
        // Given
        IndexEntry second = entry("b", "b.yaml");
        IndexEntry posing = entry("a", "a.yaml:1:1\n" + bare(second));

        // Then
        assertThat(id("default", posing)).isNotEqualTo(id("default", entry("a", "a.yaml"), second));
    }

    @Test
    void a_namespace_that_spells_out_an_option_is_another_plan() {
        assertThat(id("x createNamespace=true")).isNotEqualTo(id("x"));
        assertThat(options("x").canonical()).contains("namespace=\"x\" ");
    }

    /// As it would stand in the text of a plan if nothing were quoted.
    private static String bare(IndexEntry entry) {
        return "%s %s %s wave=0 b.yaml"
                .formatted(entry.object().canonical(), entry.version(), entry.digest());
    }

    private static IndexEntry entry(String name, String file) {
        ObjectId object = new ObjectId("", "ConfigMap", "default", name);
        return new IndexEntry(object, "v1", DIGEST, 0, new SourceLocation(file, 1, 1));
    }

    private static PlanId id(String namespace, IndexEntry... entries) {
        return Plan.idOf(new Index(List.of(entries)), options(namespace), DIGEST);
    }

    private static PlanOptions options(String namespace) {
        return new PlanOptions(
                namespace,
                false,
                Limits.DEFAULT,
                true,
                PlanOptions.Adopt.IDENTICAL,
                PlanOptions.Drift.CORRECT,
                Duration.ofMinutes(5),
                Optional.empty());
    }
}
