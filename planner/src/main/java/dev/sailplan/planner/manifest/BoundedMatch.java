package dev.sailplan.planner.manifest;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Matches a CRD's pattern within a bounded number of steps.
///
/// The API server's RE2 takes linear time, Java's engine may take for ever; what can't be decided here is left to the server.
final class BoundedMatch implements CharSequence {
    private static final int LONGEST_TEXT = 1_000;
    private static final int STEPS = 200_000;

    private static final class OutOfSteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfSteps() {
            super(null, null, false, false);
        }
    }

    private final String text;
    private int steps;

    private BoundedMatch(String text) {
        this.text = text;
    }

    /// False only where the pattern surely doesn't match.
    static boolean mayMatch(String pattern, String text) {
        if (text.length() > LONGEST_TEXT || pattern.length() > LONGEST_TEXT) {
            return true;
        }
        try {
            return Pattern.compile(pattern).matcher(new BoundedMatch(text)).find();
        } catch (PatternSyntaxException | OutOfSteps e) {
            return true;
        }
    }

    @Override
    public char charAt(int index) {
        if (++steps > STEPS) {
            throw new OutOfSteps();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
