package dev.sailplan.common.log.kafka;

import dev.sailplan.common.log.port.TopicSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/// Compares a topic of the broker with what it has to be: where it places records, and how it keeps them.
///
/// How segments are cut is advice for a new topic and no fault of another: it costs time, never records.
final class TopicContract {
    /// The largest record of ours is 1 MiB with its key and headers; this is Kafka's own default.
    private static final long LARGEST_RECORD = 1_048_588;

    private static final String FOREVER = "-1";

    /// @param replicas the fewest that any of its partitions has
    record Found(int partitions, int replicas, Map<String, String> config) {}

    /// @param faults one line for each, with what to do about it
    /// @param unreported the settings of which the broker says nothing: Redpanda and others have not all of Kafka's
    record Verdict(List<String> faults, List<String> unreported) {
        Verdict {
            faults = List.copyOf(faults);
            unreported = List.copyOf(unreported);
        }
    }

    private final TopicSpec wanted;
    private final Found found;
    private final List<String> faults = new ArrayList<>();
    private final List<String> unreported = new ArrayList<>();

    private TopicContract(TopicSpec wanted, Found found) {
        this.wanted = wanted;
        this.found = found;
    }

    static Verdict judge(TopicSpec wanted, Found found, int replicas) {
        return new TopicContract(wanted, found).compared(replicas);
    }

    /// How many replicas have to have a record before it counts as written: two, so that the loss of one broker loses
    /// nothing that was answered for, where there is more than one at all.
    static int inSync(int replicas) {
        return Math.min(2, replicas);
    }

    private Verdict compared(int replicas) {
        if (found.partitions() != wanted.partitions()) {
            faults.add(
                    "topic %s has %d partitions where %d are expected: delete and create it anew"
                            .formatted(wanted.name(), found.partitions(), wanted.partitions()));
        }
        if (found.replicas() < replicas) {
            faults.add(
                    "topic %s has partitions with %d replicas where %d are expected: reassign them"
                            .formatted(wanted.name(), found.replicas(), replicas));
        }
        wanted.config().forEach(this::compare);
        atLeast("min.insync.replicas", inSync(replicas));
        atLeast("max.message.bytes", LARGEST_RECORD);
        return new Verdict(faults, unreported);
    }

    private void compare(String setting, String value) {
        switch (setting) {
            case "cleanup.policy", "unclean.leader.election.enable" ->
                    compare(setting, value, String::equals);
            case "retention.ms" -> compare(setting, value, TopicContract::lasts);
            default -> {}
        }
    }

    private void compare(String setting, String wantedValue, BiPredicate<String, String> suffices) {
        String value = found.config().get(setting);
        if (value == null) {
            unreported.add(setting);
        } else if (!suffices.test(value, wantedValue)) {
            fault(setting, value, wantedValue);
        }
    }

    private void atLeast(String setting, long least) {
        compare(
                setting,
                Long.toString(least),
                (value, wantedValue) -> Long.parseLong(value) >= Long.parseLong(wantedValue));
    }

    private void fault(String setting, String value, String expected) {
        faults.add(
                "topic %s has %s=%s where %s is expected: change this setting of the topic"
                        .formatted(wanted.name(), setting, value, expected));
    }

    /// What keeps records longer is as good.
    private static boolean lasts(String value, String wanted) {
        if (value.equals(FOREVER) || wanted.equals(FOREVER)) {
            return value.equals(FOREVER);
        }
        return Long.parseLong(value) >= Long.parseLong(wanted);
    }
}
