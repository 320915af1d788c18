package dev.sailplan.common.domain.id;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretKindTest {
    @ParameterizedTest
    @CsvSource({
        "v1, Secret, true",
        "v2, Secret, true",
        "'', Secret, true",
        "v1, ConfigMap, false",
        "v1, secret, false",
        "vault.example.com/v1, Secret, false"
    })
    void is_the_secret_of_the_core_group_alone(String apiVersion, String kind, boolean secret) {
        JsonObject manifest =
                JsonObject.EMPTY
                        .with("apiVersion", Json.text(apiVersion))
                        .with("kind", Json.text(kind));
        assertThat(SecretKind.is(manifest)).isEqualTo(secret);
    }
}
