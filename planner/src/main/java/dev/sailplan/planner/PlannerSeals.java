package dev.sailplan.planner;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.SecretKind;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.seal.Sealer;
import dev.sailplan.common.seal.secret.FingerprintKey;
import dev.sailplan.common.seal.secret.Fingerprints;
import dev.sailplan.common.seal.secret.ObjectDigest;
import dev.sailplan.common.seal.secret.SecretMasking;
import dev.sailplan.planner.plan.ObjectSealing;
import dev.sailplan.planner.state.PlannerParts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Takes digests and seals values, with the fingerprint master and the sealing keys that the clusters publish.
final class PlannerSeals implements PlannerParts.Seals {
    private final FingerprintKey master;
    private final Map<ClusterUid, Fingerprints> fingerprints = new ConcurrentHashMap<>();

    PlannerSeals(FingerprintKey master) {
        this.master = master;
    }

    @Override
    public ObjectSealing of(ApplicationKey application, Facts facts) {
        Fingerprints marks =
                fingerprints.computeIfAbsent(
                        facts.uid(), uid -> new Fingerprints(master.forCluster(uid)));
        return new OfApplication(application, facts, marks);
    }

    private record OfApplication(ApplicationKey application, Facts facts, Fingerprints marks)
            implements ObjectSealing {
        @Override
        public Digest digest(ObjectId object, JsonObject manifest) {
            return ObjectDigest.of(manifest, application, marks);
        }

        @Override
        public JsonObject sealed(ObjectId object, JsonObject manifest) {
            return SecretKind.is(manifest)
                    ? SecretMasking.sealed(
                            manifest, facts.uid(), application, new Sealer(facts.sealingKey()))
                    : manifest;
        }
    }
}
