package dev.sailplan.deploy.dev;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.command.ExitCode;
import dev.sailplan.deploy.dev.run.DevFolder;
import dev.sailplan.deploy.dev.run.DevOptions;
import dev.sailplan.deploy.dev.run.DevOptions.OwnCluster;
import dev.sailplan.deploy.dev.run.Shutdown;
import dev.sailplan.deploy.dev.run.StartedParts;
import dev.sailplan.deploy.dev.run.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs `sailplan dev`, which starts everything, says where it is, and runs until it is told to stop.
@Command(
        name = "dev",
        description =
                "Run everything on this machine: broker, Git server, Kubernetes API, all services.")
public final class DevCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".sailplan",
            description = "folder that everything is kept in (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".sailplan");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "7000",
            description =
                    "port of the gateway; Git takes N+80, Kafka N+92; 0 takes any (default:"
                            + " ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "use this cluster instead of a local API server; needs --context")
    private Optional<Path> kubeconfig = Optional.empty();

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description =
                    "the kubeconfig's context to use; never taken from the file's current one")
    private Optional<String> context = Optional.empty();

    @Option(
            names = "--no-wait",
            description = "let git push return without waiting for the outcome")
    private boolean noWait;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > DevOptions.HIGHEST_PORT) {
            throw new CommandFailed(
                    "--port has to be at most "
                            + DevOptions.HIGHEST_PORT
                            + ", since Git and Kafka take the ports "
                            + DevOptions.GIT
                            + " and "
                            + DevOptions.KAFKA
                            + " above it; 0 takes any that are free");
        }
        Terminal terminal = new Terminal(System.out, System.err);
        DevOptions options = new DevOptions(new DevFolder(data), port, cluster(), !noWait);
        StartedParts started = new StartedParts();
        Shutdown shutdown = new Shutdown(Thread.currentThread(), started, terminal);
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown, "shutdown"));
        shutdown.whileStarting(() -> new DevServer(options, terminal, started).start());
        shutdown.await();
        return ExitCode.DONE;
    }

    private Optional<OwnCluster> cluster() {
        if (kubeconfig.isPresent() != context.isPresent()) {
            throw new CommandFailed(
                    "--kubeconfig and --context go together: dev writes only to a cluster that was"
                            + " named on purpose");
        }
        kubeconfig
                .filter(file -> !Files.isRegularFile(file) || !Files.isReadable(file))
                .ifPresent(file -> {
                    throw new CommandFailed(
                            "--kubeconfig: "
                                    + file
                                    + (Files.exists(file)
                                            ? " is no file that can be read"
                                            : " is not there"));
                });
        return kubeconfig.map(file -> new OwnCluster(file.toAbsolutePath(), context.orElseThrow()));
    }
}
