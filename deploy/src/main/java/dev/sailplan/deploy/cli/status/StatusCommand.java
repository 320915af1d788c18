package dev.sailplan.deploy.cli.status;

import dev.sailplan.common.command.ExitCode;
import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.feed.TopicFeed;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.letters.Quarantine;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.deploy.cli.Feeds;
import dev.sailplan.deploy.cli.Target;
import dev.sailplan.deploy.cli.quarantine.QuarantineTable;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs `sailplan status`, which shows every application in a row.
@Command(
        name = "status",
        description = "Show every application: what is applied, what waits, and for whom.",
        footer = "Exits 2 when something waits for a person, or can't go on.")
public final class StatusCommand implements Callable<Integer> {
    @Mixin private Target target = new Target();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Output output = Output.text;

    private final UnplannedPushes pushes = new UnplannedPushes();

    enum Output {
        text,
        json
    }

    @Override
    public Integer call() {
        Instant now = Instant.now();
        StatusTable table = read(now);
        Optional<String> quarantined = quarantined();
        boolean waits =
                table.needsSomebody(now) || pushes.needSomebody(now) || quarantined.isPresent();
        List<String> more =
                Stream.concat(pushes.lines(now).stream(), quarantined.stream()).toList();
        PrintWriter out = spec.commandLine().getOut();
        switch (output) {
            case text ->
                    Stream.concat(table.lines(now, width()).stream(), more.stream())
                            .forEach(out::println);
            case json -> out.println(json(table.json(now), more, waits).canonical());
        }
        out.flush();
        return waits ? ExitCode.WAITS_FOR_SOMEBODY : ExitCode.DONE;
    }

    /// Of the terminal, which only the launcher can ask; a table that goes elsewhere has one line for each row.
    private static Optional<Integer> width() {
        return Optional.ofNullable(Integer.getInteger("sailplan.columns"));
    }

    private StatusTable read(Instant now) {
        StatusTable table = new StatusTable(target.clusters());
        Feeds.read(target, target.clusters(), feed -> read(feed, now, table));
        return table;
    }

    private void read(TopicFeed feed, Instant now, StatusTable table) {
        List<String> topics = new ArrayList<>(List.of(Topics.EVENTS, Topics.DECISIONS));
        target.clusters().forEach(cluster -> topics.add(Topics.status(cluster)));
        feed.replay(topics, entry -> take(entry.record(), table));
        Set<ClusterName> silent = table.silent(now);
        if (!silent.isEmpty()) {
            feed.replay(
                    silent.stream().map(Topics::outcomes).toList(),
                    entry -> take(entry.record(), table));
        }
    }

    private void take(Object record, StatusTable table) {
        if (record instanceof Decision decision) {
            pushes.take(decision);
        }
        switch (record) {
            case Event.Pushed push -> pushes.take(push);
            case Status status -> table.take(status);
            case Decision.Planned planned -> table.take(planned);
            case Decision.PlanSuperseded end -> table.take(end);
            case Decision.Held held -> table.take(held);
            case Decision.Rejected rejected -> table.take(rejected);
            case Decision.Approved approved -> table.take(approved);
            case Decision.Delayed delayed -> table.take(delayed);
            case Outcome.Failed failed -> table.take(failed);
            default -> {}
        }
    }

    /// As `schemas/v1/cli.Status.json` describes it.
    static JsonObject json(List<JsonObject> rows, List<String> more, boolean waits) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("applications", Json.array(rows));
        members.put("more", Json.array(more.stream().map(Json::text).toList()));
        members.put("needsSomebody", Json.bool(waits));
        return Json.object(members);
    }

    /// What no application's row can tell: the record that would have changed it was put aside.
    private Optional<String> quarantined() {
        try (KafkaLog log = new KafkaLog(target.connection())) {
            return QuarantineTable.summary(new Quarantine(log, Topics.DEAD_LETTERS).letters());
        }
    }
}
