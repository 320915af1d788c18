package dev.sailplan.deploy.cli.log;

import dev.sailplan.common.command.ExitCode;
import dev.sailplan.common.feed.Entry;
import dev.sailplan.common.feed.TopicFeed;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.deploy.cli.Feeds;
import dev.sailplan.deploy.cli.Target;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs `sailplan log`: what happened, a line a record.
@Command(name = "log", description = "Show events, plans, releases and outcomes, oldest first.")
public final class LogCommand implements Callable<Integer> {
    @Mixin private Target target = new Target();

    @Option(
            names = {"-f", "--follow"},
            description = "go on with what comes, until interrupted")
    private boolean follow;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Feeds.read(target, target.clusters(), this::print);
        return ExitCode.DONE;
    }

    private void print(TopicFeed feed) {
        LogLine lines = new LogLine(ZoneId.systemDefault());
        PrintWriter out = spec.commandLine().getOut();
        if (follow) {
            // A reader that went away, as `head` does, is seen only by writing to it.
            feed.replayAndFollow(
                    topics(),
                    past -> print(past, lines, out),
                    entry -> print(List.of(entry), lines, out),
                    out::checkError);
        } else {
            print(feed.history(topics()), lines, out);
        }
    }

    private static void print(List<Entry> entries, LogLine lines, PrintWriter out) {
        lines.learn(entries);
        entries.forEach(entry -> lines.of(entry).ifPresent(out::println));
        out.flush();
    }

    private List<String> topics() {
        List<String> topics = new ArrayList<>(List.of(Topics.EVENTS, Topics.DECISIONS));
        target.clusters()
                .forEach(cluster -> {
                    topics.add(Topics.plans(cluster));
                    topics.add(Topics.outcomes(cluster));
                });
        return topics;
    }
}
