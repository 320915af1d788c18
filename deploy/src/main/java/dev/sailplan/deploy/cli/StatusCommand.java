package dev.sailplan.deploy.cli;

import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.deploy.feed.TopicFeed;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private static final int WAITS_FOR_SOMEBODY = 2;
    @Mixin private Target target = new Target();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        StatusTable table = new StatusTable();
        TopicFeed feed = Feeds.of(target);
        List<String> statuses = new ArrayList<>();
        target.clusters().forEach(cluster -> statuses.add(Topics.status(cluster)));
        feed.replay(
                statuses,
                entry -> {
                    if (entry.record() instanceof Status status) {
                        table.take(status);
                    }
                });
        feed.replay(
                List.of(Topics.DECISIONS),
                entry -> {
                    switch (entry.record()) {
                        case Decision.Planned planned -> table.take(planned);
                        case Decision.PlanSuperseded end -> table.take(end);
                        default -> {}
                    }
                });
        PrintWriter out = spec.commandLine().getOut();
        table.lines(Instant.now()).forEach(out::println);
        out.flush();
        return table.needsSomebody() ? WAITS_FOR_SOMEBODY : 0;
    }
}
