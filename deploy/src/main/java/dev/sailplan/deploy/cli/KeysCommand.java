package dev.sailplan.deploy.cli;

import dev.sailplan.common.seal.key.KeyFiles;
import dev.sailplan.common.seal.key.KeyKind;
import dev.sailplan.common.seal.key.KeyUse;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `sailplan keys`, which makes the keys of an installation, and never replaces one.
@Command(
        name = "keys",
        description =
                "Make the keys that are missing in a folder, private halves readable by their owner only.")
public final class KeysCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "folder that the keys are kept in")
    private Path folder = Path.of("keys");

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "also the keys of this cluster's applier; may be repeated")
    private List<String> clusters = List.of();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        make("planner", KeyKind.PLAN_SIGNING);
        make("fingerprints", KeyKind.FINGERPRINT_MASTER);
        for (String cluster : clusters) {
            make(cluster + "-identity", KeyKind.CLUSTER_IDENTITY);
            make(cluster + "-sealing", KeyKind.SEALING);
        }
        return ExitCode.DONE;
    }

    private void make(String name, KeyKind kind) {
        Path file = folder.resolve(name + ".key");
        boolean there = Files.exists(file);
        new KeyFiles(KeyUse.PRODUCTION).ensure(file, kind);
        PrintWriter out = spec.commandLine().getOut();
        out.println((there ? "kept  " : "made  ") + file + "  (" + kind + ")");
        out.flush();
    }
}
