package dev.sailplan.deploy.dev.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class HubSignatureTest {
    @Test
    void signs_what_github_gives_as_its_example() {
        byte[] body = "Hello, World!".getBytes(StandardCharsets.UTF_8);

        assertThat(HubSignature.of("It's a Secret to Everybody", body))
                .isEqualTo(
                        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
    }
}
