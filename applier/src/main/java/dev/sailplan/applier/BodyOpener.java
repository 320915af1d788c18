package dev.sailplan.applier;

import dev.sailplan.applier.access.ClusterIdentity;
import dev.sailplan.applier.prepare.BodyOpening;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.Body;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.seal.Opener;
import dev.sailplan.common.seal.secret.Fingerprints;
import dev.sailplan.common.seal.secret.ObjectDigest;
import dev.sailplan.common.seal.secret.SecretMasking;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Opens bodies with the cluster's sealing keys and takes only what the plan's index names.
final class BodyOpener implements BodyOpening {
    private final ClusterIdentity identity;
    private final Opener opener;
    private final Function<ClusterUid, Fingerprints> keys;
    private final Map<ClusterUid, Fingerprints> fingerprints = new ConcurrentHashMap<>();

    BodyOpener(ClusterIdentity identity, Opener opener, Function<ClusterUid, Fingerprints> keys) {
        this.identity = identity;
        this.opener = opener;
        this.keys = keys;
    }

    @Override
    public Optional<JsonObject> open(ApplicationKey application, IndexEntry entry, Body body) {
        return identity.known().flatMap(cluster -> open(cluster, application, entry, body));
    }

    private Optional<JsonObject> open(
            ClusterUid cluster, ApplicationKey application, IndexEntry entry, Body body) {
        Fingerprints own = fingerprints.computeIfAbsent(cluster, keys);
        return SecretMasking.opened(body.manifest(), cluster, application, opener)
                .filter(manifest -> isOf(entry, manifest))
                .filter(manifest ->
                        ObjectDigest.of(manifest, application, own).equals(entry.digest()));
    }

    /// The address that a manifest is sent to is the one that its content names.
    private static boolean isOf(IndexEntry entry, JsonObject manifest) {
        JsonObject metadata = manifest.object("metadata");
        ObjectId object = entry.object();
        return manifest.text("apiVersion").equals(Optional.of(entry.apiVersion()))
                && manifest.text("kind").equals(Optional.of(object.kind()))
                && metadata.text("name").equals(Optional.of(object.name()))
                && metadata.text("namespace").orElse("").equals(object.namespace());
    }
}
