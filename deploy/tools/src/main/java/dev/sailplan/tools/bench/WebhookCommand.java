package dev.sailplan.tools.bench;

import dev.sailplan.tools.bench.webhook.WebhookBench;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs `sailplan bench webhook`, which measures how many webhooks a second are made durable.
@Command(
        name = "webhook",
        description = {
            "Measure how many signed webhooks a second the gateway makes durable, and how long each waits.",
            "The same requests for an event that it ignores, which never meet Kafka, stand beside it."
        })
public final class WebhookCommand implements Callable<Integer> {
    @Mixin private Options options = new Options();

    @Override
    public Integer call() throws InterruptedException {
        return options.run(stands -> List.of(Report.of(new WebhookBench(stands).run())));
    }
}
