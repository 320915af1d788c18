package dev.sailplan.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class OncePerJvmTest {

    private final AtomicInteger starts = new AtomicInteger();

    @Test
    void starts_for_the_first_who_asks_and_never_again() {
        var shared =
                new OncePerJvm<AutoCloseable>(() -> {
                    starts.incrementAndGet();
                    return () -> {};
                });
        assertThat(starts).hasValue(0);
        assertThat(shared.get()).isSameAs(shared.get());
        assertThat(starts).hasValue(1);
    }

    @Test
    void tells_everyone_why_it_did_not_start_without_trying_again() {
        var shared =
                new OncePerJvm<AutoCloseable>(() -> {
                    starts.incrementAndGet();
                    throw new IllegalStateException("no binaries");
                });
        assertThatThrownBy(shared::get).hasMessage("no binaries");
        assertThatThrownBy(shared::get).hasMessage("no binaries");
        assertThat(starts).hasValue(1);
    }
}
