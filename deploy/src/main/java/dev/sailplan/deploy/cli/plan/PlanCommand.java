package dev.sailplan.deploy.cli.plan;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.command.ExitCode;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.problem.Nearest;
import dev.sailplan.common.domain.text.ConstantWord;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.deploy.cli.Feeds;
import dev.sailplan.deploy.cli.Target;
import dev.sailplan.deploy.cli.hold.ApplicationArgument;
import dev.sailplan.deploy.plan.PlanJson;
import dev.sailplan.deploy.plan.PlanLog;
import dev.sailplan.deploy.plan.PlanText;
import dev.sailplan.deploy.plan.PlanView;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `sailplan plan`, which shows every object and every field of one plan.
@Command(
        name = "plan",
        description = {
            "Show every object and every field of a plan.",
            "Each object stands with its place in Git, and each change with who made it. Values of"
                    + " Secrets are never shown. Without a number it is the newest plan of the"
                    + " application, whether it was released or not."
        },
        footer =
                "Exits 2 when the plan waits for a person or failed, or a newer commit is held or refused.")
public final class PlanCommand implements Callable<Integer> {
    @Mixin private Target target = new Target();

    @Parameters(
            paramLabel = "APP[#N]",
            description =
                    "application as sailplan status shows it, such as web@dev, or one of its"
                            + " releases, such as web@dev#2")
    private String application = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE})")
    private String format = "text";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!List.of("text", "json").contains(format)) {
            throw new CommandFailed("-o " + format + " is not known: text and json are");
        }
        ApplicationArgument name = ApplicationArgument.parse(application);
        PlanLog log = new PlanLog(name::means);
        List<ClusterName> clusters = name.cluster().map(List::of).orElseGet(target::clusters);
        Feeds.read(
                target,
                clusters,
                feed -> feed.replay(topics(clusters), entry -> log.take(entry.record())));
        ApplicationKey key = one(name, log);
        PlanView plan = log.view(key, name.generation()).orElseThrow(() -> absent(name, key, log));
        print(plan);
        return plan.needsSomebody() ? ExitCode.WAITS_FOR_SOMEBODY : ExitCode.DONE;
    }

    private static List<String> topics(List<ClusterName> clusters) {
        List<String> topics = new ArrayList<>(List.of(Topics.DECISIONS));
        clusters.forEach(cluster -> {
            topics.add(Topics.plans(cluster));
            topics.add(Topics.outcomes(cluster));
        });
        return topics;
    }

    private static ApplicationKey one(ApplicationArgument name, PlanLog log) {
        List<ApplicationKey> found = List.copyOf(log.found());
        if (found.isEmpty()) {
            throw new CommandFailed(
                    "there is no application " + name.application() + near(name, log));
        }
        if (found.size() > 1) {
            throw new CommandFailed(
                    name.application()
                            + " is the name of several; name one of them: "
                            + found.stream()
                                    .map(ApplicationKey::value)
                                    .collect(Collectors.joining(", ")));
        }
        return found.getFirst();
    }

    private static String near(ApplicationArgument name, PlanLog log) {
        List<String> names =
                log.known().stream()
                        .flatMap(key -> Stream.of(key.shortForm(), key.name().value(), key.value()))
                        .toList();
        return Nearest.to(name.application(), names)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("; sailplan status shows those that there are");
    }

    private static CommandFailed absent(ApplicationArgument name, ApplicationKey key, PlanLog log) {
        List<Generation> releases = log.releases(key);
        if (name.generation().isPresent() && !releases.isEmpty()) {
            return new CommandFailed(
                    "there is no "
                            + name
                            + " on the log, which has "
                            + releases.getFirst()
                            + (releases.size() == 1 ? "" : " to " + releases.getLast())
                            + " of "
                            + key.shortForm());
        }
        return new CommandFailed(
                log.stop(key)
                        .map(stop ->
                                key.shortForm()
                                        + " has no plan: commit "
                                        + stop.commit().abbreviated()
                                        + " is "
                                        + ConstantWord.of(stop.state())
                                        + ": "
                                        + String.join("; ", stop.why()))
                        .orElse("no plan of " + key.shortForm() + " is on the log"));
    }

    private void print(PlanView plan) {
        PrintWriter out = spec.commandLine().getOut();
        if (format.equals("json")) {
            out.println(PlanJson.of(plan).canonical());
        } else {
            PlanText.of(plan, Instant.now()).forEach(out::println);
        }
        out.flush();
    }
}
