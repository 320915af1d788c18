package dev.sailplan.common.seal;

import dev.sailplan.common.domain.id.KeyId;
import dev.sailplan.common.log.port.Payload;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A sealed value as it is written: `sealed:v1:<key id>:<epoch>:<Base64>`.
record SealedText(KeyId key, int epoch, Payload content) {
    private static final Pattern FORM =
            Pattern.compile("sealed:v1:([0-9a-f]{16}):([0-9]{1,9}):([A-Za-z0-9+/]+={0,2})");

    static Optional<SealedText> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new SealedText(
                            new KeyId(form.group(1)),
                            Integer.parseInt(form.group(2)),
                            Payload.of(Base64.getDecoder().decode(form.group(3)))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "sealed:v1:%s:%d:%s"
                .formatted(key, epoch, Base64.getEncoder().encodeToString(content.bytes()));
    }
}
