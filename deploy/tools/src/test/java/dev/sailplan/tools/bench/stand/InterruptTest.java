package dev.sailplan.tools.bench.stand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.tools.bench.measure.Cleanup;
import org.junit.jupiter.api.Test;

class InterruptTest {
    private final Cleanup cleanup = new Cleanup();
    private final Interrupt interrupt = new Interrupt(cleanup);

    @Test
    void leaves_a_failure_to_be_told_also_when_all_is_cleaned_up() {
        cleanup.close();
        CommandFailed failure = new CommandFailed("the folder is not empty");

        assertThatThrownBy(() -> interrupt.explains(failure)).isSameAs(failure);
    }

    @Test
    void explains_what_breaks_after_it_came() {
        interrupt.come();

        assertThat(interrupt.explains(new CommandFailed("git push failed"))).isEqualTo(130);
        assertThat(cleanup.isOver()).isTrue();
    }
}
