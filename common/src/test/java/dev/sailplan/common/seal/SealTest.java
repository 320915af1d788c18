package dev.sailplan.common.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.seal.secret.FingerprintKey;
import dev.sailplan.common.seal.secret.Fingerprints;
import dev.sailplan.common.seal.secret.ObjectDigest;
import dev.sailplan.common.seal.secret.SecretMasking;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SealTest {
    private static final ClusterUid CLUSTER =
            new ClusterUid("6f5d1c5e-8a6b-4d0e-9c3a-0b1f2e3d4c5b");
    private static final ApplicationKey SHOP = ApplicationKey.parse("default/shop@dev");
    private static final ObjectId OBJECT = new ObjectId("", "Secret", "shop", "db");
    private static final SealContext HERE = new SealContext(CLUSTER, SHOP, OBJECT, "data/password");
    private static final SealingKeyPair KEYS = SealingKeyPair.generate(1);
    private final Sealer sealer = new Sealer(KEYS.publicHalf());
    private final Opener opener = new Opener(List.of(KEYS));
    private final Fingerprints fingerprints =
            new Fingerprints(new FingerprintKey(Payload.of(new byte[32])).forCluster(CLUSTER));

    @Property(tries = 50)
    void opens_what_was_sealed(@ForAll @Size(max = 5000) byte[] clear) {
        assertThat(opener.open(HERE, sealer.seal(HERE, clear))).hasValue(clear);
    }

    static Stream<SealContext> elsewhere() {
        return Stream.of(
                new SealContext(new ClusterUid("0"), SHOP, OBJECT, "data/password"),
                new SealContext(
                        CLUSTER, ApplicationKey.parse("other/shop@dev"), OBJECT, "data/password"),
                new SealContext(
                        CLUSTER, ApplicationKey.parse("default/web@dev"), OBJECT, "data/password"),
                new SealContext(
                        CLUSTER, SHOP, new ObjectId("", "Secret", "shop", "ui"), "data/password"),
                new SealContext(CLUSTER, SHOP, OBJECT, "data/user"));
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void stays_closed_in_any_other_place(SealContext elsewhere) {
        assertThat(opener.open(elsewhere, sealer.seal(HERE, new byte[] {1}))).isEmpty();
    }

    @Test
    void stays_closed_for_another_key() {
        // Given
        Opener other = new Opener(List.of(SealingKeyPair.generate(1)));

        // Then
        assertThat(other.open(HERE, sealer.seal(HERE, new byte[] {1}))).isEmpty();
    }

    @Test
    void survives_the_renaming_of_a_cluster() {
        // Given
        SealContext renamed =
                new SealContext(
                        CLUSTER,
                        ApplicationKey.parse("default/shop@prod"),
                        OBJECT,
                        "data/password");

        // Then
        assertThat(opener.open(renamed, sealer.seal(HERE, new byte[] {1}))).isPresent();
    }

    @Property(tries = 50)
    void a_damaged_seal_stays_closed(
            @ForAll @Size(min = 1, max = 40) byte[] clear, @ForAll int at) {
        // Given
        String sealed = sealer.seal(HERE, clear);
        String head = sealed.substring(0, sealed.lastIndexOf(':') + 1);
        byte[] content = Base64.getDecoder().decode(sealed.substring(head.length()));

        // When
        content[Math.floorMod(at, content.length)] ^= 1;

        // Then
        assertThat(opener.open(HERE, head + Base64.getEncoder().encodeToString(content))).isEmpty();
        assertThat(opener.open(HERE, head + "!")).isEmpty();
        assertThat(opener.open(HERE, head)).isEmpty();
    }

    @Test
    void hides_lengths() {
        assertThat(sealer.seal(HERE, new byte[0])).hasSameSizeAs(sealer.seal(HERE, new byte[100]));
        assertThat(sealer.seal(HERE, new byte[1001]))
                .hasSameSizeAs(sealer.seal(HERE, new byte[1020]));
    }

    @Property
    void padding_costs_an_eighth_at_most(@ForAll @Size(max = 4000) byte[] clear) {
        int padded = Padding.pad(clear).length;
        assertThat(padded).isBetween(clear.length, Math.max(128, (clear.length + 4) * 9 / 8 + 1));
    }

    @Test
    void says_which_key_and_epoch_it_was_sealed_to() {
        assertThat(sealer.seal(HERE, new byte[0])).startsWith("sealed:v1:" + KEYS.id() + ":1:");
    }

    @Property(tries = 100)
    void one_changed_value_changes_its_fingerprint_and_the_digest_alone(
            @ForAll String before, @ForAll String after) {
        Assume.that(!before.equals(after));

        // Given
        JsonObject old = secret(Map.of("a", base64(before), "b", base64("same")));
        JsonObject changed = secret(Map.of("a", base64(after), "b", base64("same")));

        // When
        JsonObject oldForm = SecretMasking.fingerprinted(old, SHOP, fingerprints);
        JsonObject newForm = SecretMasking.fingerprinted(changed, SHOP, fingerprints);

        // Then
        assertThat(newForm.object("data").get("a")).isNotEqualTo(oldForm.object("data").get("a"));
        assertThat(newForm.object("data").get("b")).isEqualTo(oldForm.object("data").get("b"));
        assertThat(newForm.without("data")).isEqualTo(oldForm.without("data"));
        assertThat(ObjectDigest.of(changed, SHOP, fingerprints))
                .isNotEqualTo(ObjectDigest.of(old, SHOP, fingerprints));
    }

    @Property(tries = 100)
    void equal_values_of_different_fields_look_different(@ForAll String value) {
        // When
        JsonObject form =
                SecretMasking.fingerprinted(
                        secret(Map.of("a", base64(value), "b", base64(value))), SHOP, fingerprints);

        // Then
        assertThat(form.object("data").get("a")).isNotEqualTo(form.object("data").get("b"));
    }

    @Test
    void two_ways_to_write_a_value_have_one_digest() {
        assertThat(ObjectDigest.of(secret(Map.of("a", "aGVs\nbG8=\n")), SHOP, fingerprints))
                .isEqualTo(ObjectDigest.of(secret(Map.of("a", "aGVsbG8=")), SHOP, fingerprints));
    }

    @Test
    void a_secret_comes_back_as_it_was() {
        // Given
        JsonObject secret =
                secret(Map.of("a", base64("hunter2"), "not base64", "***", "empty", ""))
                        .with("stringData", Json.object(Map.of("c", Json.text("hunter2"))));

        // When
        JsonObject sealed = SecretMasking.sealed(secret, CLUSTER, SHOP, sealer);

        // Then
        assertThat(SecretMasking.opened(sealed, CLUSTER, SHOP, opener)).hasValue(secret);
        assertThat(sealed.without("data").without("stringData"))
                .isEqualTo(secret.without("data").without("stringData"));
        assertThat(sealed.canonical()).doesNotContain("hunter2", base64("hunter2"), "***");
    }

    @Test
    void nothing_of_a_misspelt_secret_is_shown() {
        // Given
        JsonObject misspelt =
                secret(Map.of())
                        .with("data", Json.text("hunter2"))
                        .with("stringData", Json.number(7));

        // Then
        assertThat(SecretMasking.fingerprinted(misspelt, SHOP, fingerprints).canonical())
                .doesNotContain("hunter2", ":7");
        assertThatThrownBy(() -> SecretMasking.sealed(misspelt, CLUSTER, SHOP, sealer))
                .hasMessageNotContaining("7");
    }

    @Test
    void what_kubectl_remembers_of_a_secret_is_dropped() {
        // Given
        String name = "kubectl.kubernetes.io/last-applied-configuration";
        JsonObject annotations = Json.object(Map.of(name, Json.text("{\"data\":\"hunter2\"}")));
        JsonObject secret = secret(Map.of("a", base64("x")));
        JsonObject annotated =
                secret.with("metadata", secret.object("metadata").with("annotations", annotations));

        // Then
        assertThat(SecretMasking.fingerprinted(annotated, SHOP, fingerprints).canonical())
                .doesNotContain("hunter2");
        assertThat(SecretMasking.sealed(annotated, CLUSTER, SHOP, sealer).canonical())
                .doesNotContain("hunter2");
    }

    @Test
    void names_labels_and_annotations_of_a_secret_travel_as_they_are() {
        // Given
        JsonObject secret = secret(Map.of("a", base64("x")));
        JsonObject marks = Json.object(Map.of("example.com/for", Json.text("anybody to read")));
        JsonObject metadata = secret.object("metadata").with("annotations", marks);
        JsonObject marked = secret.with("metadata", metadata.with("labels", marks));

        // Then
        assertThat(SecretMasking.sealed(marked, CLUSTER, SHOP, sealer).object("metadata"))
                .isEqualTo(marked.object("metadata"));
        assertThat(SecretMasking.fingerprinted(marked, SHOP, fingerprints).object("metadata"))
                .isEqualTo(marked.object("metadata"));
    }

    @Test
    void other_kinds_are_left_alone() {
        // Given
        JsonObject config = secret(Map.of("a", "b")).with("kind", Json.text("ConfigMap"));
        JsonObject custom =
                secret(Map.of("a", "b")).with("apiVersion", Json.text("example.com/v1"));

        // Then
        assertThat(SecretMasking.fingerprinted(config, SHOP, fingerprints)).isSameAs(config);
        assertThat(SecretMasking.sealed(custom, CLUSTER, SHOP, sealer)).isSameAs(custom);
    }

    @Test
    void a_secret_sealed_elsewhere_is_asked_for_again() {
        // Given
        JsonObject sealed =
                SecretMasking.sealed(secret(Map.of("a", base64("x"))), CLUSTER, SHOP, sealer);
        JsonObject moved =
                sealed.with("metadata", sealed.object("metadata").with("name", Json.text("ui")));

        // Then
        assertThat(SecretMasking.opened(moved, CLUSTER, SHOP, opener)).isEmpty();
    }

    @Test
    void clusters_tell_nothing_about_each_other() {
        // Given
        FingerprintKey master = new FingerprintKey(Payload.of(new byte[32]));
        Fingerprints other = new Fingerprints(master.forCluster(new ClusterUid("0")));

        // Then
        assertThat(other.of(SHOP, OBJECT, "data/a", new byte[0]))
                .isNotEqualTo(fingerprints.of(SHOP, OBJECT, "data/a", new byte[0]));
    }

    private static JsonObject secret(Map<String, String> data) {
        Map<String, Json> values =
                data.entrySet().stream()
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        Map.Entry::getKey, e -> Json.text(e.getValue())));
        return new JsonObject(
                Map.of(
                        "apiVersion", Json.text("v1"),
                        "kind", Json.text("Secret"),
                        "metadata",
                                Json.object(
                                        Map.of(
                                                "name", Json.text("db"),
                                                "namespace", Json.text("shop"))),
                        "data", new JsonObject(values)));
    }

    private static String base64(String clear) {
        return Base64.getEncoder()
                .encodeToString(clear.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
