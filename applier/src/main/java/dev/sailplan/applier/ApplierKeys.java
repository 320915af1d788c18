package dev.sailplan.applier;

import dev.sailplan.applier.inbox.PlanSigners;
import dev.sailplan.applier.prepare.ProjectAuthority;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.seal.SealingKeyPair;
import dev.sailplan.common.seal.key.KeyFile;
import dev.sailplan.common.seal.key.KeyFiles;
import dev.sailplan.common.seal.key.KeyKind;
import dev.sailplan.common.seal.key.KeyUse;
import dev.sailplan.common.seal.secret.Fingerprints;
import dev.sailplan.common.seal.signature.Signer;
import dev.sailplan.common.service.StartFaults;
import dev.sailplan.common.settings.ClusterSettings;
import dev.sailplan.common.settings.ServerSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the keys of one cluster's applier from the files that `server.yaml` names.
final class ApplierKeys {
    private final ClusterSettings cluster;
    private final ServerSettings server;
    private final KeyFiles files;
    private final StartFaults faults;

    private ApplierKeys(ClusterSettings cluster, ServerSettings server, StartFaults faults) {
        this.cluster = cluster;
        this.server = server;
        this.files = new KeyFiles(server.use());
        this.faults = faults;
    }

    /// The applier's settings; empty where a key is missing, which `faults` tells.
    static Optional<ApplierSettings> settings(
            ClusterSettings cluster, ServerSettings server, String instance, StartFaults faults) {
        return new ApplierKeys(cluster, server, faults).settings(instance);
    }

    /// Which cluster its fingerprint key is for, where the key tells.
    static Optional<ClusterUid> cluster(ClusterSettings cluster, ServerSettings server) {
        KeyFiles files = new KeyFiles(server.use());
        return cluster.keys()
                .fingerprints()
                .filter(file -> !isMaster(server.use(), files, file))
                .map(file -> files.read(file, KeyKind.FINGERPRINT_CLUSTER))
                .flatMap(KeyFile::cluster);
    }

    private Optional<ApplierSettings> settings(String instance) {
        Optional<Signer> identity = identity();
        List<SealingKeyPair> sealing = sealing();
        Optional<Function<ClusterUid, Fingerprints>> fingerprints = fingerprints();
        Optional<PlanSigners> planners = planners();
        if (identity.isEmpty()
                || sealing.isEmpty()
                || fingerprints.isEmpty()
                || planners.isEmpty()) {
            return Optional.empty();
        }
        return faults.attempt(() ->
                new ApplierSettings(
                        cluster.name(),
                        instance,
                        URI.create("/applier/" + cluster.name()),
                        ProjectAuthority.of(server),
                        planners.get(),
                        identity.get(),
                        sealing,
                        fingerprints.get()));
    }

    private Optional<Signer> identity() {
        return named(cluster.keys().identity(), "identity")
                .flatMap(file -> read(file, KeyKind.CLUSTER_IDENTITY))
                .map(KeyFile::signer);
    }

    private List<SealingKeyPair> sealing() {
        if (cluster.keys().sealing().isEmpty()) {
            missing("sealing");
        }
        return cluster.keys().sealing().stream()
                .flatMap(file -> read(file, KeyKind.SEALING).stream())
                .map(KeyFile::sealingKeyPair)
                .toList();
    }

    private Optional<PlanSigners> planners() {
        if (server.keys().planSigners().isEmpty()) {
            faults.add(
                    "keys.planSigners: there is none, so that no plan would count; name the public half"
                            + " of the planner's key");
        }
        return faults.attempt(() -> PlanSigners.read(server));
    }

    /// A key of a cluster tells which one it is for. On one machine, where nothing is split, dev's master makes each.
    private Optional<Function<ClusterUid, Fingerprints>> fingerprints() {
        return named(cluster.keys().fingerprints(), "fingerprints")
                .flatMap(file -> faults.attempt(() -> fingerprints(file)));
    }

    private Function<ClusterUid, Fingerprints> fingerprints(Path file) {
        return isMaster(server.use(), files, file)
                ? derived(files.read(file, KeyKind.FINGERPRINT_MASTER))
                : own(files.read(file, KeyKind.FINGERPRINT_CLUSTER));
    }

    private static boolean isMaster(KeyUse use, KeyFiles files, Path file) {
        return use == KeyUse.DEV
                && files.kind(file).equals(Optional.of(KeyKind.FINGERPRINT_MASTER));
    }

    private static Function<ClusterUid, Fingerprints> derived(KeyFile master) {
        return uid -> new Fingerprints(master.fingerprintKey().forCluster(uid));
    }

    private static Function<ClusterUid, Fingerprints> own(KeyFile key) {
        Fingerprints fingerprints = new Fingerprints(key.fingerprintKey());
        return _ -> fingerprints;
    }

    private Optional<Path> named(Optional<Path> file, String key) {
        if (file.isEmpty()) {
            missing(key);
        }
        return file;
    }

    private void missing(String key) {
        faults.add(
                "clusters: "
                        + cluster.name()
                        + " has no keys."
                        + key
                        + "; `sailplan keys` makes it");
    }

    private Optional<KeyFile> read(Path file, KeyKind kind) {
        return faults.attempt(() -> files.read(file, kind));
    }
}
