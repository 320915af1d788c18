package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.syntax.Refusal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// Turns the bytes of a file into text, or says which character is wrong.
final class SourceText {
    private SourceText() {}

    static String decode(String file, byte[] bytes, YamlBudget budget) {
        if (bytes.length > budget.bytes()) {
            throw new Refusal(
                    SourceLocation.wholeFile(file),
                    "the file is larger than " + budget.bytes() + " bytes; split it");
        }
        String text = decode(file, bytes);
        checkCharacters(file, text);
        return lines(text);
    }

    /// As kubectl's line reader hands them on: ended by `\n`, the last one too.
    private static String lines(String body) {
        String unix = body.replace("\r\n", "\n");
        return unix.isEmpty() || unix.endsWith("\n") ? unix : unix + "\n";
    }

    private static String decode(String file, byte[] bytes) {
        if (isUnmarkedUtf16(bytes)) {
            throw new Refusal(
                    new SourceLocation(file, 1, 1),
                    "this is UTF-16 without a byte order mark; save the file as UTF-8");
        }
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        CoderResult result =
                encodingOf(bytes).newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
        String decoded = text.flip().toString();
        if (result.isError()) {
            throw new Refusal(
                    placeIn(file, decoded, decoded.length()), "these bytes are not UTF-8");
        }
        return decoded;
    }

    /// Every other byte of its ASCII is zero, and no YAML has such a byte.
    private static boolean isUnmarkedUtf16(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] == 0) != (bytes[1] == 0);
    }

    private static Charset encodingOf(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        return switch (mark) {
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }

    private static void checkCharacters(String file, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isForbidden(c)) {
                throw new Refusal(placeIn(file, text, i), complaint(c));
            }
        }
    }

    private static boolean isForbidden(char c) {
        boolean control = c < ' ' ? c != '\n' && c != '\t' && c != '\r' : c >= 0x7F && c < 0xA0;
        return control || c == '\u2028' || c == '\u2029' || c >= 0xFFFE;
    }

    private static String complaint(char c) {
        String name = String.format("U+%04X", (int) c);
        return switch (c) {
            case '\u0085', '\u2028', '\u2029' ->
                    name + " ends a line for kubectl; write it as an escape in double quotes";
            default -> name + " is not allowed in YAML; write it as an escape in double quotes";
        };
    }

    private static SourceLocation placeIn(String file, String text, int index) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < index; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new SourceLocation(file, line, text.codePointCount(start, index) + 1);
    }
}
