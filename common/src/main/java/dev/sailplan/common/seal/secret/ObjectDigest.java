package dev.sailplan.common.seal.secret;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json.JsonObject;

/// Computes the digest of an object's desired state: equal digests, nothing to do.
public final class ObjectDigest {
    private ObjectDigest() {}

    /// SHA-256 of the canonical JSON of a normalised manifest (its namespace set, `stringData` folded into
    /// `data`), of a Secret with fingerprints in the place of its values.
    public static Digest of(
            JsonObject manifest, ApplicationKey application, Fingerprints fingerprints) {
        return Digest.of(
                SecretMasking.fingerprinted(manifest, application, fingerprints).canonical());
    }
}
