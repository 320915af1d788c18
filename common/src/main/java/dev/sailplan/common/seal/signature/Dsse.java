package dev.sailplan.common.seal.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes DSSE's pre-authentication encoding: a body bound to its type, so that neither is signed for another use.
final class Dsse {
    private Dsse() {}

    static byte[] encoding(String payloadType, byte[] body) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + type.length + 32);
        out.writeBytes(ascii("DSSEv1 " + type.length + " "));
        out.writeBytes(type);
        out.writeBytes(ascii(" " + body.length + " "));
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
