package dev.sailplan.planner.manifest;

import java.util.Base64;

/// Base64 as Go reads it: padded, line breaks ignored.
final class Base64Text {
    private Base64Text() {}

    static boolean isValid(String text) {
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

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
