package dev.sailplan.gateway;

import static dev.sailplan.gateway.Payloads.ONE;
import static dev.sailplan.gateway.Payloads.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IntakeIT {
    private GatewayFixture fixture;
    private Sender sender;

    @BeforeAll
    void start(@TempDir Path folder) {
        fixture = GatewayFixture.start(folder, GatewayFixture.limits());
        sender = fixture.sender;
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void a_push_is_on_kafka_when_it_is_answered() {
        // Given
        byte[] body = Payloads.bytes(Payloads.githubPush("refs/heads/walking", ONE, TWO));

        // When
        Sender.Reply reply = sender.github("push", "0b989ba4-242f-11e5-81e1-c7b6966d2516", body);

        // Then
        assertThat(reply.status()).isEqualTo(202);
        assertThat(fixture.events().events("shop"))
                .filteredOn(Pushed.class::isInstance)
                .map(Pushed.class::cast)
                .filteredOn(pushed -> pushed.ref().equals(RefName.branch("walking")))
                .singleElement()
                .satisfies(pushed -> {
                    assertThat(pushed.id().value())
                            .isEqualTo("shop:0b989ba4-242f-11e5-81e1-c7b6966d2516");
                    assertThat(pushed.before()).contains(new CommitId(ONE));
                    assertThat(pushed.after()).isEqualTo(Optional.of(new CommitId(TWO)));
                    assertThat(pushed.actor().login()).isEqualTo("ada");
                });
    }
}
