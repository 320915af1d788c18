package dev.sailplan.common.log.letters;

import dev.sailplan.common.log.letters.DeadLetter.Pointer;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.read.Replay;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the records that services put aside, by their dead letters, and releases them: the same record once more, at
/// the end of its partition. Events are hints and releases have generations, so that coming late does no harm.
public final class Quarantine {
    private static final Duration POLL = Duration.ofMillis(200);
    private final Log log;
    private final String topic;

    public Quarantine(Log log, String deadLetterTopic) {
        this.log = log;
        this.topic = deadLetterTopic;
    }

    /// All letters that nobody has answered, oldest first; of several about one record the last.
    ///
    /// @throws LogFailure where the topic of the letters is missing
    public List<DeadLetter> letters() {
        Map<Pointer, DeadLetter> open = new LinkedHashMap<>();
        new Replay(log)
                .read(
                        List.of(topic),
                        record -> {
                            DeadLetter.read(record)
                                    .ifPresent(it -> {
                                        open.remove(it.about());
                                        open.put(it.about(), it);
                                    });
                            DeadLetter.pointer(record, DeadLetters.RELEASED)
                                    .ifPresent(open::remove);
                            DeadLetter.pointer(record, DeadLetters.DROPPED).ifPresent(open::remove);
                        });
        return List.copyOf(open.values());
    }

    /// The record that a letter is about, unless the log no longer has it.
    ///
    /// @throws LogFailure at once where the topic is gone
    public Optional<Inbound> find(Pointer pointer) {
        TopicPartition from = pointer.from();
        if (log.describe(from.topic()).partitions() <= from.partition()) {
            return Optional.empty();
        }
        List<TopicPartition> one = List.of(from);
        if (log.beginnings(one).getOrDefault(from, 0L) > pointer.offset()
                || log.ends(one).getOrDefault(from, 0L) <= pointer.offset()) {
            return Optional.empty();
        }
        try (LogReader reader = log.read(Map.of(from, pointer.offset()))) {
            while (reader.position(from) <= pointer.offset()) {
                for (Inbound record : reader.poll(POLL)) {
                    if (record.offset() == pointer.offset()) {
                        return Optional.of(record);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// What to write, in one transaction, so that the record is handled again and its letter is answered.
    public List<Outbound> release(DeadLetter letter, Inbound record, Instant now) {
        Outbound again =
                new Outbound(
                        record.from().topic(),
                        Optional.of(record.from().partition()),
                        record.key(),
                        record.headers(),
                        Optional.of(record.value()));
        return List.of(again, new DeadLetters(topic, letter.service()).released(letter, now));
    }

    /// What to write so that the letter is answered, and its record never run again.
    public List<Outbound> drop(DeadLetter letter, Instant now) {
        return List.of(new DeadLetters(topic, letter.service()).dropped(letter, now));
    }
}
