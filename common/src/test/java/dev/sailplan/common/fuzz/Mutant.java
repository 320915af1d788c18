package dev.sailplan.common.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/// A damaged file; each character stands for one byte.
public record Mutant(String latin) {
    private static final int LONGEST_SHOWN = 3_000;

    public byte[] bytes() {
        return latin.getBytes(ISO_8859_1);
    }

    /// What a failing test prints.
    @Override
    public String toString() {
        StringBuilder shown = new StringBuilder();
        latin.chars().limit(LONGEST_SHOWN).forEach(c -> shown.append(visible((char) c)));
        return shown + (latin.length() > LONGEST_SHOWN ? "… " + latin.length() + " bytes" : "");
    }

    private static String visible(char c) {
        boolean plain = c == '\n' || (c >= ' ' && c <= '~' && c != '\\');
        return plain ? Character.toString(c) : "\\x%02x".formatted((int) c);
    }
}
