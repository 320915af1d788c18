package dev.sailplan.common.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.seal.secret.FingerprintKey;
import dev.sailplan.common.seal.secret.Fingerprints;
import dev.sailplan.common.seal.secret.ObjectDigest;
import dev.sailplan.common.seal.secret.SecretMasking;
import dev.sailplan.common.wire.json.JsonCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoldenDigestsTest {
    private static final String CONFIG_MAP =
            """
            {"apiVersion": "v1", "kind": "ConfigMap",
             "metadata": {"name": "settings", "namespace": "shop", "annotations": {}},
             "data": {"b": "2", "a": "1", "å": "\\u001f\\"\\\\\\n"}}
            """;
    private static final String SECRET =
            """
            {"apiVersion": "v1", "kind": "Secret", "type": "Opaque",
             "metadata": {"name": "db", "namespace": "shop"},
             "data": {"password": "aHVudGVyMg==", "user": "aHVudGVyMg=="}}
            """;
    private static final String CRD =
            """
            {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
             "metadata": {"name": "widgets.example.com"},
             "spec": {"maximum": 9223372036854775808, "exact": 123456789012345678901234567890,
                      "half": 0.50, "big": 1e3, "tiny": 1e-7, "minus": -0, "on": true, "off": null}}
            """;
    private final FingerprintKey master = new FingerprintKey(Payload.of(new byte[32]));
    private final Fingerprints fingerprints = new Fingerprints(master.forCluster(Samples.CLUSTER));

    @Test
    void digests_never_change() {
        // When
        JsonObject actual = new JsonObject(digests());

        // Then
        assertThat(actual).isEqualTo(GoldenFiles.expected("digests", actual));
    }

    private Map<String, Json> digests() {
        Map<String, Json> digests = new LinkedHashMap<>();
        digests.put("configMap", Json.text(digest(CONFIG_MAP)));
        digests.put("secret", Json.text(digest(SECRET)));
        digests.put("customResourceDefinition", Json.text(digest(CRD)));
        digests.put("canonicalNumbers", Json.text(parse(CRD).object("spec").canonical()));
        digests.put("canonicalText", Json.text(parse(CONFIG_MAP).object("data").canonical()));
        digests.put("intent", Json.text(Samples.plan().intentDigest().value()));
        digests.put("plan", Json.text(Samples.plan().id().value()));
        digests.put("effects", Json.text(Samples.effects().digest().value()));
        digests.put(
                "application", Json.text(ApplicationId.of(Samples.SHOP, Samples.CLUSTER).value()));
        digests.put("fingerprintKey", Json.text(master.forCluster(Samples.CLUSTER).id().value()));
        digests.put(
                "fingerprints",
                SecretMasking.fingerprinted(parse(SECRET), Samples.SHOP, fingerprints)
                        .object("data"));
        return digests;
    }

    private String digest(String manifest) {
        return ObjectDigest.of(parse(manifest), Samples.SHOP, fingerprints).value();
    }

    private static JsonObject parse(String text) {
        return new JsonCodec().object(text);
    }
}
