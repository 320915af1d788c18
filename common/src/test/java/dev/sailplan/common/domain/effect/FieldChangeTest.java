package dev.sailplan.common.domain.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.effect.FieldChange.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class FieldChangeTest {
    @Test
    void goes_into_digests_by_these_words() {
        assertThat(
                        new FieldChange(
                                        "spec.replicas",
                                        Optional.of("1"),
                                        Optional.empty(),
                                        new Origin.Taken(List.of("helm", "hpa")))
                                .canonical())
                .isEqualTo(
                        "FieldChange[path=spec.replicas, before=Optional[1], after=Optional.empty,"
                                + " origin=Taken[managers=[helm, hpa]]]");
        assertThat(
                        Stream.of(
                                        new Origin.FromGit(),
                                        new Origin.FromAdmission(),
                                        new Origin.Adopted(List.of("kubectl")),
                                        new Origin.Retaken(List.of()))
                                .map(Origin::canonical))
                .containsExactly(
                        "FromGit[]",
                        "FromAdmission[]",
                        "Adopted[managers=[kubectl]]",
                        "Retaken[managers=[]]");
    }
}
