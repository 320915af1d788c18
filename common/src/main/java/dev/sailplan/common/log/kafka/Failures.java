package dev.sailplan.common.log.kafka;

import dev.sailplan.common.log.port.LogFailure;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RebalanceInProgressException;

/// Says Kafka's exceptions in the words of the port.
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

    /// What Kafka says is about topics, members and brokers; what anybody else says may quote a record.
    private static String words(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof KafkaException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return thrown.getClass().getName();
    }
}
