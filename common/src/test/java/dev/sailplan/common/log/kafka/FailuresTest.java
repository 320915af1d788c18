package dev.sailplan.common.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.log.port.LogFailure;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

final class FailuresTest {
    private static final String GRANT =
            "; `sailplan topics --print kafka` prints the rights to grant";

    @Test
    void says_what_kafka_says() {
        assertThatThrownBy(() -> fail(new CompletionException(new KafkaException("no broker"))))
                .isInstanceOf(LogFailure.Broken.class)
                .hasMessage("reading: no broker");
        assertThatThrownBy(() -> fail(new CommitFailedException("moved on")))
                .isInstanceOf(LogFailure.CommitRefused.class)
                .hasMessage("reading: moved on");
    }

    @Test
    void does_not_repeat_what_anybody_else_says() {
        assertThatThrownBy(() -> fail(new IllegalStateException("cannot parse hunter2")))
                .isInstanceOf(LogFailure.Broken.class)
                .hasMessage("reading: java.lang.IllegalStateException");
    }

    @Test
    void blames_the_topics_that_a_refusal_names_rather_than_that_of_the_record() {
        assertThat(Failures.ofTopic("state", new TopicAuthorizationException(Set.of("plans"))))
                .contains(
                        new Failures.Refusal(
                                "plans", "Not authorized to access topics: [plans]" + GRANT));
        assertThat(Failures.ofTopic("plans", new TopicAuthorizationException("not allowed")))
                .contains(new Failures.Refusal("plans", "not allowed" + GRANT));
        assertThat(Failures.ofTopic("plans", new KafkaException("fenced"))).isEmpty();
    }

    private static void fail(RuntimeException thrown) {
        Failures.in(
                "reading",
                () -> {
                    throw thrown;
                });
    }
}
