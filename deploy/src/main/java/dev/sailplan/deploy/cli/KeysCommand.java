package dev.sailplan.deploy.cli;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.command.ExitCode;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.seal.key.KeyFile;
import dev.sailplan.common.seal.key.KeyFiles;
import dev.sailplan.common.seal.key.KeyKind;
import dev.sailplan.common.seal.key.KeyUse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final KeyFiles files = new KeyFiles(KeyUse.PRODUCTION);

    @Parameters(paramLabel = "DIR", description = "folder that the keys are kept in")
    private Path folder = Path.of("keys");

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "also the keys of this cluster's applier; may be repeated")
    private List<String> clusters = List.of();

    @Option(
            names = "--uid",
            paramLabel = "NAME=UID",
            description =
                    "also the fingerprint key of this cluster's applier, from the planner's; the uid is that"
                            + " of its namespace kube-system (kubectl get namespace kube-system -o"
                            + " jsonpath='{.metadata.uid}'); may be repeated")
    private Map<String, String> uids = Map.of();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        make("planner", KeyKind.PLAN_SIGNING);
        make("fingerprints", KeyKind.FINGERPRINT_MASTER);
        for (String cluster : clusters) {
            make(cluster + "-identity", KeyKind.CLUSTER_IDENTITY);
            make(cluster + "-sealing", KeyKind.SEALING);
        }
        uids.forEach(this::derive);
        return ExitCode.DONE;
    }

    private void make(String name, KeyKind kind) {
        Path file = file(name);
        boolean there = Files.exists(file);
        files.ensure(file, kind);
        tell(there, file, kind);
    }

    private Path file(String name) {
        return folder.resolve(name + ".key");
    }

    /// What an applier gets of the fingerprint master: enough to compare Secrets of its own cluster.
    private void derive(String cluster, String uid) {
        Path file = file(cluster + "-fingerprints");
        KeyFile key =
                files.read(file("fingerprints"), KeyKind.FINGERPRINT_MASTER)
                        .forCluster(uid(cluster, uid));
        boolean there = Files.exists(file);
        if (there) {
            refuseAnother(file, key);
        } else {
            write(file, key);
        }
        tell(there, file, key.kind());
    }

    private static ClusterUid uid(String cluster, String uid) {
        try {
            return new ClusterUid(uid);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed("--uid " + cluster + "=" + uid + ": " + e.getMessage());
        }
    }

    private void refuseAnother(Path file, KeyFile key) {
        Optional<ClusterUid> known = files.read(file, key.kind()).cluster();
        if (!known.equals(key.cluster())) {
            throw new CommandFailed(
                    file
                            + " is of cluster "
                            + known.map(ClusterUid::value).orElse("unknown")
                            + ": a cluster that was built anew has another uid; move this file away"
                            + " and run this again");
        }
    }

    private void write(Path file, KeyFile key) {
        try {
            files.write(file, key);
        } catch (IOException e) {
            throw new CommandFailed(file + " can't be written: " + e.getMessage());
        }
    }

    private void tell(boolean there, Path file, KeyKind kind) {
        PrintWriter out = spec.commandLine().getOut();
        out.println((there ? "kept  " : "made  ") + file + "  (" + kind + ")");
        out.flush();
    }
}
