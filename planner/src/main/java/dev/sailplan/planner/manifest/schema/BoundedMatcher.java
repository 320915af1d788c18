package dev.sailplan.planner.manifest.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Matches the patterns of CRDs within a bounded number of steps, for one value and for all of an application's.
///
/// The API server's RE2 takes linear time, Java's engine may take for ever; what can't be decided here is left to the server.
public final class BoundedMatcher {
    private static final int LONGEST_TEXT = 1_000;
    private static final int STEPS_OF_ONE = 200_000;
    private static final int STEPS_OF_ALL = 20_000_000;

    /// A repetition of nothing takes time without reading a character, so no step counts it.
    private static final int MOST_REPETITIONS = 10_000;

    private static final Pattern REPETITION = Pattern.compile("\\{([0-9]+)(?:,([0-9]*))?}");
    private static final Pattern SMALL = Pattern.compile("[0-9]{1,4}");

    private final Map<String, Optional<Pattern>> compiled = new HashMap<>();
    private int stepsLeft = STEPS_OF_ALL;

    /// False only where the pattern surely doesn't match.
    boolean mayMatch(String pattern, String text) {
        if (text.length() > LONGEST_TEXT || pattern.length() > LONGEST_TEXT) {
            return true;
        }
        return compiled.computeIfAbsent(pattern, BoundedMatcher::compile)
                .map(known -> mayMatch(known, text))
                .orElse(true);
    }

    private static Optional<Pattern> compile(String pattern) {
        try {
            return repetitions(pattern) > MOST_REPETITIONS
                    ? Optional.empty()
                    : Optional.of(Pattern.compile(pattern));
        } catch (PatternSyntaxException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /// How often the innermost part is tried where all repetitions are nested.
    private static long repetitions(String pattern) {
        long product = 1;
        Matcher each = REPETITION.matcher(pattern);
        while (each.find() && product <= MOST_REPETITIONS) {
            String most =
                    each.group(2) == null || each.group(2).isEmpty()
                            ? each.group(1)
                            : each.group(2);
            product *=
                    SMALL.matcher(most).matches()
                            ? Math.max(1, Long.parseLong(most))
                            : Integer.MAX_VALUE;
        }
        return product;
    }

    private boolean mayMatch(Pattern pattern, String text) {
        Counted counted = new Counted(text, Math.min(stepsLeft, STEPS_OF_ONE));
        try {
            return pattern.matcher(counted).find();
        } catch (OutOfSteps | StackOverflowError e) {
            return true;
        } finally {
            stepsLeft -= counted.taken;
        }
    }

    private static final class OutOfSteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfSteps() {
            super(null, null, false, false);
        }
    }

    private static final class Counted implements CharSequence {
        private final String text;
        private final int most;
        private int taken;

        Counted(String text, int most) {
            this.text = text;
            this.most = most;
        }

        @Override
        public char charAt(int index) {
            if (taken == most) {
                throw new OutOfSteps();
            }
            taken++;
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
}
