package dev.sailplan.common.domain.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.id.ObjectId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class EffectsTest {
    private static final ObjectId WEB = new ObjectId("apps", "Deployment", "shop", "web");

    @Test
    void an_approval_of_one_value_is_none_of_the_changes_that_it_spells_out() {
        // Given
        Effects approved = update(change("metadata.annotations.a", "1 spec.replicas=0"));
        Effects hidden =
                update(change("metadata.annotations.a", "1"), change("spec.replicas", "0"));

        // Then
        assertThat(hidden.digest()).isNotEqualTo(approved.digest());
    }

    @Test
    void an_approval_of_one_value_is_none_of_a_take_over() {
        // Given
        Effects approved = update(change("spec.replicas", "2 taken from [hpa]"));
        Origin taken = new Origin.Taken(List.of("hpa"));
        Effects hidden =
                update(new FieldChange("spec.replicas", Optional.empty(), Optional.of("2"), taken));

        // Then
        assertThat(hidden.digest()).isNotEqualTo(approved.digest());
    }

    @Test
    void a_path_ends_where_its_value_begins() {
        assertThat(update(change("a=b", "c")).digest())
                .isNotEqualTo(update(change("a", "b=c")).digest());
    }

    private static Effects update(FieldChange... fields) {
        return new Effects(
                List.of(new Effect.Update(WEB, Arrays.asList(fields), new Prediction.Proven())));
    }

    private static FieldChange change(String path, String after) {
        return new FieldChange(path, Optional.empty(), Optional.of(after), new Origin.FromGit());
    }
}
