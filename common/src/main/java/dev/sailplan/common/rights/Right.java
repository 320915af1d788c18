package dev.sailplan.common.rights;

import java.util.Collection;
import java.util.List;

/// What a principal may do to one thing of Kafka's, or to all whose names begin so.
public record Right(Kind kind, String name, boolean isPrefix, List<Operation> operations) {
    public Right {
        operations = List.copyOf(operations);
    }

    /// Names what rights are about.
    public enum Kind {
        TOPIC,
        GROUP,
        TRANSACTIONAL_ID
    }

    /// Names what may be done. To read or write also shows that a thing is there.
    public enum Operation {
        READ("Read"),
        WRITE("Write"),
        DESCRIBE_CONFIGS("DescribeConfigs");

        private final String word;

        Operation(String word) {
            this.word = word;
        }

        /// As Kafka's tools call it.
        public String word() {
            return word;
        }
    }

    static Right onTopic(String name, Collection<Operation> operations) {
        return new Right(Kind.TOPIC, name, false, operations.stream().sorted().toList());
    }

    static Right onGroup(String name) {
        return new Right(Kind.GROUP, name, false, List.of(Operation.READ));
    }

    static Right onTransactions(String prefix) {
        return new Right(Kind.TRANSACTIONAL_ID, prefix, true, List.of(Operation.WRITE));
    }
}
