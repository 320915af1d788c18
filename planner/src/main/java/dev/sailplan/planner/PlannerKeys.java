package dev.sailplan.planner;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.seal.key.KeyFile;
import dev.sailplan.common.seal.key.KeyFiles;
import dev.sailplan.common.seal.key.KeyKind;
import dev.sailplan.common.seal.secret.FingerprintKey;
import dev.sailplan.common.seal.signature.Signer;
import dev.sailplan.common.seal.signature.Verifier;
import dev.sailplan.common.service.StartFaults;
import dev.sailplan.common.settings.ClusterSettings;
import dev.sailplan.common.settings.ServerSettings;
import dev.sailplan.common.wire.RecordReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds the keys of a planner: its own two, and the public halves of the appliers it listens to.
public record PlannerKeys(
        Signer signer, FingerprintKey master, Map<ClusterName, RecordReader> readers) {
    public PlannerKeys {
        readers = Map.copyOf(readers);
    }

    /// Reads them from the files that the settings name; empty where something is missing, which `faults` tells.
    public static Optional<PlannerKeys> read(ServerSettings settings, StartFaults faults) {
        KeyFiles files = new KeyFiles(settings.use());
        Optional<KeyFile> signing =
                read(
                        settings.keys().planSigning(),
                        "planSigning",
                        KeyKind.PLAN_SIGNING,
                        files,
                        faults);
        Optional<KeyFile> master =
                read(
                        settings.keys().fingerprintMaster(),
                        "fingerprintMaster",
                        KeyKind.FINGERPRINT_MASTER,
                        files,
                        faults);
        Map<ClusterName, RecordReader> readers = new HashMap<>();
        settings.clusters()
                .forEach(cluster ->
                        readers.put(
                                cluster.name(),
                                new RecordReader(verifier(cluster, files, faults))));
        return signing.flatMap(key ->
                master.map(it -> new PlannerKeys(key.signer(), it.fingerprintKey(), readers)));
    }

    /// The same, for whoever has no others to collect faults with.
    public static PlannerKeys read(ServerSettings settings) {
        StartFaults faults = new StartFaults("planner");
        Optional<PlannerKeys> keys = read(settings, faults);
        faults.refuse();
        return keys.orElseThrow();
    }

    private static Optional<KeyFile> read(
            Optional<Path> file, String setting, KeyKind kind, KeyFiles files, StartFaults faults) {
        if (file.isEmpty()) {
            faults.add(
                    "keys." + setting + ": the planner needs this key; `sailplan keys` makes it");
        }
        return file.flatMap(path -> faults.attempt(() -> files.read(path, kind)));
    }

    private static Verifier verifier(ClusterSettings cluster, KeyFiles files, StartFaults faults) {
        List<Path> identities = cluster.keys().identities();
        if (identities.isEmpty()) {
            faults.add(
                    "clusters: "
                            + cluster.name()
                            + " has no keys.identities, the public halves of its applier's keys: nothing"
                            + " that it says would count");
        }
        return Verifier.of(
                identities.stream()
                        .flatMap(file ->
                                faults
                                        .attempt(() -> files.read(file, KeyKind.CLUSTER_IDENTITY))
                                        .stream())
                        .map(KeyFile::publicKey)
                        .toList());
    }
}
