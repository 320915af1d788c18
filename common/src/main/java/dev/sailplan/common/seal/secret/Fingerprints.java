package dev.sailplan.common.seal.secret;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.KeyId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import java.util.HexFormat;
import java.util.List;

/// Makes fingerprints, which stand for values of Secrets where people and digests compare them.
///
/// The key is derived for each application, object and field: the same field can be compared over time,
/// and equal passwords in two places don't look equal.
public final class Fingerprints {
    private static final int BYTES = 16;
    private final FingerprintKey clusterKey;
    private final KeyId id;

    /// Takes a cluster's own key; see [FingerprintKey#forCluster].
    public Fingerprints(FingerprintKey clusterKey) {
        this.clusterKey = clusterKey;
        id = clusterKey.id();
    }

    /// `hmac:<key id>:<32 hexadecimal digits>`
    public String of(ApplicationKey application, ObjectId object, String field, byte[] clear) {
        String place =
                Json.array(
                                List.of(
                                        Json.text(application.project().value()),
                                        Json.text(application.name().value()),
                                        Json.text(object.canonical()),
                                        Json.text(field)))
                        .canonical();
        byte[] mac = clusterKey.derived("sailplan/fingerprints/v1/field/" + place).mac(clear);
        return "hmac:" + id + ":" + HexFormat.of().formatHex(mac, 0, BYTES);
    }
}
