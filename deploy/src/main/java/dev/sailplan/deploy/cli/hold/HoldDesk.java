package dev.sailplan.deploy.cli.hold;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.command.ExitCode;
import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.text.PlainText;
import dev.sailplan.common.feed.Assembly;
import dev.sailplan.common.feed.TopicFeed;
import dev.sailplan.common.log.kafka.KafkaWriter;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.rights.Groups;
import dev.sailplan.common.wire.Records;
import dev.sailplan.common.wire.Topics;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sends a person's request about a held plan to the planner, and waits for its answer.
record HoldDesk(Log log, KafkaConnection connection, PrintWriter out) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Records RECORDS = new Records(URI.create("/cli"), Optional.empty());

    /// Without the connection, which may hold a password.
    @Override
    public String toString() {
        return "a desk for holds";
    }

    /// What waits for a person on these clusters.
    Holds holds(Collection<String> topics) {
        Holds holds = new Holds();
        new TopicFeed(log, new Assembly()).replay(topics, entry -> holds.take(entry.record()));
        return holds;
    }

    /// The exit code.
    int ask(Hold hold, Event.Request request) {
        out.println(PlainText.line(hold.name() + " is held: " + String.join("; ", hold.reasons())));
        Map<TopicPartition, Long> ends =
                log.ends(
                        TopicPartition.all(
                                Topics.DECISIONS, log.describe(Topics.DECISIONS).partitions()));
        try (KafkaWriter writer = new KafkaWriter(connection, Groups.OF_PERSONS + request.id())) {
            writer.write(List.of(RECORDS.event(request)));
        }
        try (LogReader reader = log.read(ends)) {
            return said(answer(reader, request.id()));
        } finally {
            out.flush();
        }
    }

    private static Optional<Decision> answer(LogReader reader, EventId event) {
        Assembly assembly = new Assembly();
        List<Decision> found = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (found.isEmpty() && System.nanoTime() - end < 0) {
            for (Inbound record : reader.poll(POLL)) {
                assembly.take(
                        record,
                        entry -> {
                            if (entry.record() instanceof Decision.Last last
                                    && last.event().equals(event)) {
                                found.add(last);
                            }
                        });
            }
        }
        return found.stream().findFirst();
    }

    private int said(Optional<Decision> answer) {
        if (answer.isEmpty()) {
            out.println("the planner has not answered yet; sailplan log -f shows when it does");
            return ExitCode.WAITS_FOR_SOMEBODY;
        }
        return switch (answer.get()) {
            case Decision.Approved approved -> {
                out.println(PlainText.line(approved(approved)));
                yield ExitCode.DONE;
            }
            case Decision.Declined declined -> throw new CommandFailed(declined.why());
            case Decision.Refused refused ->
                    throw new CommandFailed(refused.problems().getFirst().toString());
            case Decision other -> throw new CommandFailed("not done: " + other);
        };
    }

    private static String approved(Decision.Approved approved) {
        String release = approved.application().shortForm() + approved.generation();
        return (approved.letsGo() ? "let go with " : "goes on as ")
                + release
                + "; sailplan log -f shows how it ends";
    }
}
