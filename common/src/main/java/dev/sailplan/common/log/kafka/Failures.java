package dev.sailplan.common.log.kafka;

import dev.sailplan.common.log.kafka.connect.ConnectionTrouble;
import dev.sailplan.common.log.port.LogFailure;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Translates Kafka's exceptions into the port's [LogFailure].
final class Failures {
    private Failures() {}

    static <T> T in(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw translated(what, e);
        }
    }

    static void in(String what, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            throw translated(what, e);
        }
    }

    /// The cause decides: Kafka wraps what happened earlier in whatever was called next.
    private static LogFailure translated(String what, RuntimeException thrown) {
        String message = what + ": " + words(thrown);
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case LogFailure ours -> {
                    return ours;
                }
                case CommitFailedException _, RebalanceInProgressException _ -> {
                    return new LogFailure.CommitRefused(message, thrown);
                }
                case FencedInstanceIdException _, ProducerFencedException _ -> {
                    return new LogFailure.Fenced(message, thrown);
                }
                default -> {}
            }
        }
        return new LogFailure.Broken(message, thrown);
    }

    /// A topic that doesn't take a record, in Kafka's words.
    record Refusal(String topic, String why) {}

    /// Which topic doesn't take a record of `topic`, where that is what went wrong. A topic whose partition has no
    /// leader runs into a time-out as one does that is missing.
    static Optional<Refusal> ofTopic(String topic, Throwable thrown) {
        return switch (thrown) {
            case TopicAuthorizationException e ->
                    Optional.of(
                            new Refusal(
                                    e.unauthorizedTopics().stream().findFirst().orElse(topic),
                                    words(e)));
            case UnknownTopicOrPartitionException _,
                    InvalidTopicException _,
                    RecordTooLargeException _,
                    RecordBatchTooLargeException _,
                    NotEnoughReplicasException _,
                    TimeoutException _ ->
                    Optional.of(new Refusal(topic, words(thrown)));
            case Throwable _ -> Optional.empty();
        };
    }

    /// What Kafka says is about topics, members and brokers; what anybody else says may quote a record. Of log-in and
    /// rights Kafka's words alone would not say where they are set.
    private static String words(Throwable thrown) {
        return ConnectionTrouble.words(thrown).orElseGet(() -> ofKafka(thrown));
    }

    private static String ofKafka(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof KafkaException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return thrown.getClass().getName();
    }
}
