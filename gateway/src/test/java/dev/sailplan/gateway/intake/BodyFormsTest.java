package dev.sailplan.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.gateway.hook.HookHeaders;
import dev.sailplan.gateway.http.FormBody;
import dev.sailplan.gateway.http.MediaType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyFormsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload=%7B%22a%22%3A%22%C3%A4+b%22%7D",
                "x=1&payload=%7B%22a%22%3A%22%C3%A4+b%22%7D",
                "payload=%7B%22a%22%3A%22%C3%A4+b%22%7D&y="
            })
    void a_form_holds_its_payload_url_encoded(String form) {
        assertThat(new String(FormBody.payload(form.getBytes(UTF_8)), UTF_8))
                .isEqualTo("{\"a\":\"ä b\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&",
                "{}",
                "payloads=1",
                "payload=1&payload=2",
                "payload=%7",
                "payload=%zz"
            })
    void a_form_without_one_payload_is_refused(String form) {
        assertThatThrownBy(() -> FormBody.payload(form.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_form_is_not_made_utf_8_that_it_was_not() {
        assertThat(FormBody.payload("payload=%22%FF%22".getBytes(UTF_8)))
                .containsExactly('"', 0xFF, '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON; charset=UTF-8",
                "application/json;charset=\"utf-8\""
            })
    void json_is_utf_8(String type) {
        assertThat(mediaType(type)).contains(MediaType.JSON);
    }

    @Test
    void a_form_is_a_form() {
        assertThat(mediaType("application/x-www-form-urlencoded")).contains(MediaType.FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "json", "text/json", "application/json; charset=utf-16"})
    void nothing_else_is_read(String type) {
        assertThat(mediaType(type)).isEmpty();
    }

    private static java.util.Optional<MediaType> mediaType(String type) {
        return MediaType.of(new HookHeaders(Map.of("Content-Type", List.of(type))));
    }
}
