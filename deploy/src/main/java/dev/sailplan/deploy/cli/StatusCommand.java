package dev.sailplan.deploy.cli;

import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Quarantine;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.wire.Topics;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `sailplan status`: every application in a row.
@Command(
        name = "status",
        description = "Show every application: what is applied, what waits, and for whom.",
        footer = "Exits 2 when something waits for a person.")
public final class StatusCommand implements Callable<Integer> {
    @Mixin private Target target = new Target();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        StatusTable table = new StatusTable();
        Pushes pushes = new Pushes();
        List<String> topics = new ArrayList<>(List.of(Topics.DECISIONS));
        target.clusters().forEach(cluster -> topics.add(Topics.status(cluster)));
        Feeds.of(target)
                .replay(
                        topics,
                        entry -> {
                            if (entry.record() instanceof Decision decision) {
                                pushes.take(decision);
                            }
                            switch (entry.record()) {
                                case Status status -> table.take(status);
                                case Decision.Planned planned -> table.take(planned);
                                case Decision.PlanSuperseded end -> table.take(end);
                                default -> {}
                            }
                        });
        PrintWriter out = spec.commandLine().getOut();
        table.lines(Instant.now()).forEach(out::println);
        pushes.lines().forEach(out::println);
        Optional<String> quarantined = quarantined();
        quarantined.ifPresent(out::println);
        out.flush();
        boolean waits = table.needsSomebody() || pushes.needSomebody() || quarantined.isPresent();
        return waits ? ExitCode.WAITS_FOR_SOMEBODY : ExitCode.DONE;
    }

    /// What no application's row can tell: the record that would have changed it was put aside.
    private Optional<String> quarantined() {
        try (KafkaLog log = new KafkaLog(target.connection())) {
            return QuarantineTable.summary(new Quarantine(log, Topics.DEAD_LETTERS).letters());
        }
    }
}
