package dev.sailplan.common.log.port;

import java.util.List;

/// Names who reads what: the group, the lasting name of this instance in it, and the topics.
public record Membership(String group, String instance, List<String> topics) {
    public Membership {
        topics = List.copyOf(topics);
        if (group.isBlank() || instance.isBlank() || topics.isEmpty()) {
            throw new IllegalArgumentException(
                    "a membership needs a group, an instance name and at least one topic");
        }
    }

    /// The name of its transactions: a new one of the same name fences the old.
    public String transactions() {
        return transactionsOf(group) + instance;
    }

    /// How the names of a group's transactions begin. Rights go by it, so no group's may begin like another's: names of
    /// clusters, which end those of groups, hold no dot.
    public static String transactionsOf(String group) {
        return group + ".";
    }
}
