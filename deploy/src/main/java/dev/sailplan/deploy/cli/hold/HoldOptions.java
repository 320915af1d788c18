package dev.sailplan.deploy.cli.hold;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.deploy.cli.KnownClusters;
import dev.sailplan.deploy.cli.Target;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Holds the options of a request about a held plan: which, why, and who asks.
final class HoldOptions {
    static final String EXITS =
            "Exits 1 when it is declined, such as because another plan is held by now; 2 when the"
                    + " planner has not answered within a minute.";

    @Mixin private Target target = new Target();

    @Parameters(
            paramLabel = "APP",
            description =
                    "application as sailplan status shows it, such as web@dev; web@dev#43 counts"
                            + " only while that release is the one that is held")
    private String application = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "why; it stands on the record for ever")
    private String reason = "";

    @Option(
            names = "--as",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "who says so (default: ${DEFAULT-VALUE}); nobody checks it")
    private String person = "";

    /// Makes the event that asks the planner, from the hold that is meant.
    interface Request {
        Event.Request of(Hold hold, Word word);
    }

    /// Holds who asks and why, as it is written into the event.
    record Word(EventId id, String person, String reason, Instant at) {}

    /// Asks the planner, and says what it answered.
    int ask(PrintWriter out, Request request, Function<Hold, String> objection) {
        ApplicationArgument name = ApplicationArgument.parse(application);
        if (reason.isBlank()) {
            throw new CommandFailed("--reason is empty; say why, for those who read the record");
        }
        List<ClusterName> clusters = name.cluster().map(List::of).orElseGet(target::clusters);
        try (KafkaLog log = new KafkaLog(target.connection())) {
            KnownClusters.verify(clusters, log.topics());
            HoldDesk desk = new HoldDesk(log, target.connection(), out);
            Hold hold = desk.holds(topics(clusters)).find(name);
            String why = objection.apply(hold);
            if (!why.isEmpty()) {
                throw new CommandFailed(why);
            }
            EventId id = new EventId("person-" + UUID.randomUUID());
            return desk.ask(hold, request.of(hold, new Word(id, person, reason, Instant.now())));
        }
    }

    private static List<String> topics(List<ClusterName> clusters) {
        List<String> topics = new ArrayList<>(List.of(Topics.DECISIONS));
        clusters.forEach(cluster -> {
            topics.add(Topics.status(cluster));
            topics.add(Topics.outcomes(cluster));
        });
        return topics;
    }
}
