package dev.sailplan.planner;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.seal.key.KeyFile;
import dev.sailplan.common.seal.key.KeyFiles;
import dev.sailplan.common.seal.key.KeyKind;
import dev.sailplan.common.seal.secret.FingerprintKey;
import dev.sailplan.common.seal.signature.Signer;
import dev.sailplan.common.seal.signature.Verifier;
import dev.sailplan.common.settings.ClusterSettings;
import dev.sailplan.common.settings.ServerSettings;
import dev.sailplan.common.wire.RecordReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Holds the keys of a planner: its own two, and the public halves of the appliers it listens to.
public record PlannerKeys(
        Signer signer, FingerprintKey master, Map<ClusterName, RecordReader> readers) {
    public PlannerKeys {
        readers = Map.copyOf(readers);
    }

    /// Reads them from the files that the settings name; says which setting is missing.
    public static PlannerKeys read(ServerSettings settings) {
        KeyFiles files = new KeyFiles(settings.use());
        Path signing = named(settings.keys().planSigning(), "planSigning");
        Path master = named(settings.keys().fingerprintMaster(), "fingerprintMaster");
        return new PlannerKeys(
                files.read(signing, KeyKind.PLAN_SIGNING).signer(),
                files.read(master, KeyKind.FINGERPRINT_MASTER).fingerprintKey(),
                settings.clusters().stream()
                        .collect(
                                Collectors.toMap(
                                        ClusterSettings::name,
                                        cluster -> new RecordReader(verifier(cluster, files)))));
    }

    private static Verifier verifier(ClusterSettings cluster, KeyFiles files) {
        return Verifier.of(
                cluster.keys().identities().stream()
                        .map(file -> files.read(file, KeyKind.CLUSTER_IDENTITY))
                        .map(KeyFile::publicKey)
                        .toList());
    }

    private static Path named(Optional<Path> file, String setting) {
        return file.orElseThrow(() ->
                new IllegalArgumentException("the planner needs the setting keys." + setting));
    }
}
