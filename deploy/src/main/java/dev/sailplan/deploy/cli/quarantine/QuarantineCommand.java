package dev.sailplan.deploy.cli.quarantine;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.command.ExitCode;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.KafkaWriter;
import dev.sailplan.common.log.letters.DeadLetter;
import dev.sailplan.common.log.letters.DeadLetter.Pointer;
import dev.sailplan.common.log.letters.Quarantine;
import dev.sailplan.common.rights.Groups;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.deploy.cli.Target;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntBiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Holds the commands of `sailplan quarantine`: what the services put aside, and its way back. Nothing runs without a
/// subcommand, so that picocli refuses it as wrong usage.
@Command(
        name = "quarantine",
        description =
                "Show, release or drop records that ended a service three times, or can't be read.",
        subcommands = {
            QuarantineCommand.ListCommand.class,
            QuarantineCommand.Release.class,
            QuarantineCommand.Drop.class
        })
public final class QuarantineCommand {
    private static final String WRITER = Groups.OF_QUARANTINE;

    /// Runs `sailplan quarantine list`.
    @Command(
            name = "list",
            description = "List the records that were put aside, oldest first.",
            footer = "Exits 2 when there are any.")
    static final class ListCommand implements Callable<Integer> {
        @Mixin private Target target = new Target();
        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (KafkaLog log = new KafkaLog(target.connection())) {
                List<DeadLetter> letters = new Quarantine(log, Topics.DEAD_LETTERS).letters();
                if (letters.isEmpty()) {
                    out.println("nothing is in quarantine");
                } else {
                    QuarantineTable.lines(letters, Instant.now()).forEach(out::println);
                }
                out.flush();
                return letters.isEmpty() ? ExitCode.DONE : ExitCode.WAITS_FOR_SOMEBODY;
            }
        }
    }

    /// Runs `sailplan quarantine release`.
    @Command(
            name = "release",
            description = {
                "Write a record that was put aside once more, at the end of its partition.",
                "Coming late does no harm: an event makes the planner look where its branch is now,"
                        + " and a release that is older than what the cluster has is refused as stale."
            })
    static final class Release implements Callable<Integer> {
        @Mixin private Target target = new Target();

        @Parameters(
                paramLabel = "RECORD",
                arity = "0..*",
                description = "topic/partition/offset, as sailplan quarantine list shows it")
        private List<String> records = new ArrayList<>();

        @Option(
                names = "--all",
                description = "all that were tried; what can't be read would only come back")
        private boolean all;

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            if (records.isEmpty() != all) {
                throw new CommandFailed(
                        "name the records to release, as sailplan quarantine list shows them, or --all");
            }
            return atDesk(
                    target,
                    spec,
                    (desk, letters) ->
                            all
                                    ? desk.releaseAll(letters)
                                    : desk.release(chosen(records, letters)));
        }
    }

    /// Runs `sailplan quarantine drop`.
    @Command(
            name = "drop",
            description = {
                "Close the letter about a record without running it again.",
                "For what can't be read, has expired, or whose topic is gone."
            })
    static final class Drop implements Callable<Integer> {
        @Mixin private Target target = new Target();

        @Parameters(
                paramLabel = "RECORD",
                arity = "1..*",
                description = "topic/partition/offset, as sailplan quarantine list shows it")
        private List<String> records = new ArrayList<>();

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return atDesk(target, spec, (desk, letters) -> desk.drop(chosen(records, letters)));
        }
    }

    private static int atDesk(
            Target target,
            CommandSpec spec,
            ToIntBiFunction<QuarantineDesk, List<DeadLetter>> what) {
        try (KafkaLog log = new KafkaLog(target.connection());
                KafkaWriter writer = new KafkaWriter(target.connection(), WRITER)) {
            Quarantine quarantine = new Quarantine(log, Topics.DEAD_LETTERS);
            QuarantineDesk desk =
                    new QuarantineDesk(
                            quarantine,
                            writer::write,
                            spec.commandLine().getOut(),
                            InstantSource.system());
            return what.applyAsInt(desk, quarantine.letters());
        }
    }

    private static List<DeadLetter> chosen(List<String> records, List<DeadLetter> letters) {
        return records.stream().map(it -> find(it, letters)).toList();
    }

    private static DeadLetter find(String record, List<DeadLetter> letters) {
        Pointer pointer = pointer(record);
        return letters.stream()
                .filter(it -> it.about().equals(pointer))
                .findFirst()
                .orElseThrow(() ->
                        new CommandFailed(
                                record
                                        + " is not in quarantine; sailplan quarantine list"
                                        + " shows what is"));
    }

    private static Pointer pointer(String record) {
        try {
            return Pointer.parse(record);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()));
        }
    }
}
