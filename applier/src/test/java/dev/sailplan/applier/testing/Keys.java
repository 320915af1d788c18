package dev.sailplan.applier.testing;

import dev.sailplan.applier.inbox.PlanSigners;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.seal.SealingKeyPair;
import dev.sailplan.common.seal.secret.FingerprintKey;
import dev.sailplan.common.seal.secret.Fingerprints;
import dev.sailplan.common.seal.signature.Signer;
import dev.sailplan.common.seal.signature.Verifier;
import dev.sailplan.common.settings.KeySettings.PlanSigner;
import dev.sailplan.common.testing.Signers;
import java.nio.file.Path;
import java.util.List;

/// The keys of one planner and one applier.
public record Keys(Signer planner, Signer applier, SealingKeyPair sealing, FingerprintKey master) {
    public static Keys generate() {
        byte[] secret = new byte[32];
        java.util.Arrays.fill(secret, (byte) 7);
        return new Keys(
                Signers.fresh(),
                Signers.fresh(),
                SealingKeyPair.generate(1),
                new FingerprintKey(Payload.of(secret)));
    }

    /// The planner, for every project.
    public PlanSigners planners() {
        return planners(List.of());
    }

    /// The planner, for these projects only.
    public PlanSigners planners(List<ProjectName> projects) {
        return new PlanSigners(
                List.of(
                        new PlanSigners.Trusted(
                                planner.publicKey(),
                                new PlanSigner(Path.of("planner.pub"), projects))));
    }

    public Verifier appliers() {
        return Verifier.of(List.of(applier.publicKey()));
    }

    public Fingerprints fingerprints(ClusterUid cluster) {
        return new Fingerprints(master.forCluster(cluster));
    }
}
