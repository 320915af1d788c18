package dev.sailplan.deploy.cli;

import dev.sailplan.common.log.DeadLetter;
import dev.sailplan.common.log.DeadLetter.Pointer;
import dev.sailplan.common.log.Quarantine;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.KafkaWriter;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.wire.Topics;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sailplan quarantine`: what the services put aside, and its way back.
@Command(
        name = "quarantine",
        description =
                "Show and release records that ended a service three times, or can't be read.",
        subcommands = {QuarantineCommand.ListCommand.class, QuarantineCommand.Release.class})
public final class QuarantineCommand implements Callable<Integer> {
    private static final String WRITER = "sailplan-quarantine";
    private static final int WAITS_FOR_SOMEBODY = 2;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return WAITS_FOR_SOMEBODY;
    }

    /// `sailplan quarantine list`.
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
                return letters.isEmpty() ? 0 : WAITS_FOR_SOMEBODY;
            }
        }
    }

    /// `sailplan quarantine release`.
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

        @Option(names = "--all", description = "all that is in quarantine")
        private boolean all;

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            if (records.isEmpty() != all) {
                throw new CommandFailed(
                        "name the records to release, as sailplan quarantine list shows them, or --all");
            }
            try (KafkaLog log = new KafkaLog(target.connection());
                    KafkaWriter writer = new KafkaWriter(target.connection(), WRITER)) {
                Quarantine quarantine = new Quarantine(log, Topics.DEAD_LETTERS);
                for (DeadLetter letter : chosen(quarantine.letters())) {
                    release(letter, quarantine, writer);
                }
            }
            return 0;
        }

        private List<DeadLetter> chosen(List<DeadLetter> letters) {
            return all ? letters : records.stream().map(it -> find(it, letters)).toList();
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

        private void release(DeadLetter letter, Quarantine quarantine, KafkaWriter writer) {
            Inbound record =
                    quarantine
                            .find(letter.about())
                            .orElseThrow(() ->
                                    new CommandFailed(
                                            letter.about()
                                                    + " is no longer on the log; push or"
                                                    + " refresh "
                                                    + letter.key()
                                                    + " instead"));
            writer.write(quarantine.release(letter, record, Instant.now()));
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    "released "
                            + letter.about()
                            + " of "
                            + letter.key()
                            + ": "
                            + letter.service()
                            + " gets it once more");
            out.flush();
        }
    }
}
