package dev.sailplan.planner.manifest.schema;

import java.util.Base64;

/// Checks and writes Base64 as Go reads it: padded, line breaks ignored.
public final class Base64Text {
    private Base64Text() {}

    public static boolean isValid(String text) {
        String digits = text.replace("\n", "").replace("\r", "");
        return digits.length() % 4 == 0 && isDecodable(digits);
    }

    private static boolean isDecodable(String digits) {
        try {
            return Base64.getDecoder().decode(digits).length <= digits.length();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
