package dev.sailplan.deploy.cli;

import dev.sailplan.common.domain.problem.Nearest;
import dev.sailplan.common.domain.text.PlainText;
import dev.sailplan.common.log.port.LogFailure;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
        err.println(PlainText.lines(words(failure)));
        Optional<String> meant =
                unknownOption(failure)
                        .flatMap(option ->
                                Nearest.to(option, command.getCommandSpec().optionsMap().keySet()));
        if (meant.isPresent()) {
            err.println("Did you mean: " + meant.get() + "?");
        } else if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            command.usage(err);
        }
        err.flush();
        return ExitCode.ERROR;
    }

    /// Of several words only the first is told: those behind it often belong to it.
    private static String words(ParameterException failure) {
        String name = failure.getCommandLine().getCommandSpec().qualifiedName();
        return unknownOption(failure)
                .map(option -> name + " has no option " + option)
                .or(() ->
                        Optional.of(failure)
                                .filter(UnmatchedArgumentException.class::isInstance)
                                .map(UnmatchedArgumentException.class::cast)
                                .map(it ->
                                        name + " knows no '" + it.getUnmatched().getFirst() + "'"))
                .orElseGet(() -> String.valueOf(failure.getMessage()));
    }

    private static Optional<String> unknownOption(ParameterException failure) {
        return Optional.of(failure)
                .filter(UnmatchedArgumentException.class::isInstance)
                .map(UnmatchedArgumentException.class::cast)
                .filter(UnmatchedArgumentException::isUnknownOption)
                .map(it -> it.getUnmatched().getFirst())
                .map(option -> option.replaceFirst("=.*", ""));
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
