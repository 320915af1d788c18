package dev.sailplan.common.command;

import dev.sailplan.common.domain.problem.Nearest;
import dev.sailplan.common.domain.text.PlainText;
import dev.sailplan.common.log.port.LogFailure;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// A `sailplan` without its verbs: its name, its help, and its words for whatever goes wrong.
@Command(
        name = "sailplan",
        description = "GitOps for Kubernetes on an event log.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        exitCodeOnInvalidInput = ExitCode.ERROR,
        usageHelpWidth = 100,
        version = "sailplan 0.1.0")
public abstract class CommandRoot implements Runnable {
    /// The system property that names them, with a blank between two.
    private static final String OTHER_VERBS = "sailplan.otherVerbs";

    @Spec private CommandSpec spec = CommandSpec.create();

    protected static CommandLine commandLine(CommandRoot root) {
        return new CommandLine(root)
                .setExecutionExceptionHandler(CommandRoot::explain)
                .setParameterExceptionHandler(CommandRoot::correct);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// A misspelt word names the one that was meant; everything else shows how the verb is used.
    private static int correct(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(PlainText.lines(words(failure, arguments)));
        meant(failure, arguments)
                .ifPresentOrElse(
                        it -> err.println("Did you mean: " + it + "?"), () -> command.usage(err));
        err.flush();
        return ExitCode.ERROR;
    }

    private static Optional<String> meant(ParameterException failure, String[] arguments) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        return unknownOption(failure, arguments)
                .map(option -> Nearest.to(option, command.optionsMap().keySet()))
                .orElseGet(() ->
                        unknownVerb(failure, arguments)
                                .flatMap(verb -> Nearest.to(verb, verbs(command)))
                                .map(verb -> command.qualifiedName() + " " + verb));
    }

    /// The launcher of a checkout has verbs beside those of the product.
    private static Set<String> verbs(CommandSpec command) {
        Set<String> verbs = new TreeSet<>(command.subcommands().keySet());
        if (command.parent() == null) {
            Stream.of(System.getProperty(OTHER_VERBS, "").split(" ", -1))
                    .filter(verb -> !verb.isEmpty())
                    .forEach(verbs::add);
        }
        return verbs;
    }

    /// Where a verb may stand, and for `help`, which says itself that there is no such verb.
    private static Optional<String> unknownVerb(ParameterException failure, String[] arguments) {
        return failure instanceof UnmatchedArgumentException unmatched
                ? Optional.of(unmatched.getUnmatched().getFirst())
                : Optional.ofNullable(failure.getValue())
                        .filter(_ -> failure.getArgSpec() == null)
                        .filter(_ -> words(failure, arguments).startsWith("Unknown subcommand"));
    }

    /// Of several words only the first is told: those behind it often belong to it.
    private static String words(ParameterException failure, String[] arguments) {
        String name = failure.getCommandLine().getCommandSpec().qualifiedName();
        return unknownOption(failure, arguments)
                .map(option -> name + " has no option " + option)
                .or(() ->
                        Optional.of(failure)
                                .filter(UnmatchedArgumentException.class::isInstance)
                                .map(UnmatchedArgumentException.class::cast)
                                .map(it ->
                                        name + " knows no '" + it.getUnmatched().getFirst() + "'"))
                .orElseGet(() -> String.valueOf(failure.getMessage()));
    }

    /// What is missing is often there, misspelt: that is the word to tell.
    private static Optional<String> unknownOption(ParameterException failure, String[] arguments) {
        return failure instanceof MissingParameterException
                ? Stream.of(arguments)
                        .takeWhile(argument -> !argument.equals("--"))
                        .filter(argument -> argument.startsWith("--"))
                        .map(CommandRoot::withoutValue)
                        .filter(option ->
                                !failure.getCommandLine()
                                        .getCommandSpec()
                                        .optionsMap()
                                        .containsKey(option))
                        .findFirst()
                : unmatchedOption(failure);
    }

    private static String withoutValue(String option) {
        return option.replaceFirst("=.*", "");
    }

    private static Optional<String> unmatchedOption(ParameterException failure) {
        return Optional.of(failure)
                .filter(UnmatchedArgumentException.class::isInstance)
                .map(UnmatchedArgumentException.class::cast)
                .filter(UnmatchedArgumentException::isUnknownOption)
                .map(it -> it.getUnmatched().getFirst())
                .map(CommandRoot::withoutValue);
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println(PlainText.lines(causes(failure)));
        command.getErr().flush();
        return ExitCode.ERROR;
    }

    /// Every message on the way down, since the deepest alone rarely says what was being done.
    private static String causes(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable next = failure;
        while (next != null) {
            String message =
                    next.getMessage() == null ? next.getClass().getSimpleName() : next.getMessage();
            // Wrapping exceptions often quote what they wrap.
            if (text.indexOf(message) < 0) {
                text.append(text.isEmpty() ? "" : ": ").append(message);
            }
            // What the log says of a failure is all that there is to say of it.
            next = next instanceof LogFailure ? null : next.getCause();
        }
        return text.toString();
    }
}
