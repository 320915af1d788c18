package dev.sailplan.common.yaml.scalar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Knows what goyaml takes as a timestamp; it stays text, so this only matters under a `!!timestamp` tag.
final class Timestamps {
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
                            + "(?:(?:[Tt](\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:[.,]\\d+)?(?:Z|[-+]\\d{2}:\\d{2}))"
                            + "|(?: (\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:[.,]\\d+)?))?");

    private Timestamps() {}

    static boolean matches(String text) {
        Matcher match = FORM.matcher(text);
        return match.matches() && isDate(match) && isTime(match, 4) && isTime(match, 7);
    }

    private static boolean isDate(Matcher match) {
        try {
            return LocalDate.of(number(match, 1), number(match, 2), number(match, 3)).getYear()
                    >= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTime(Matcher match, int first) {
        if (match.group(first) == null) {
            return true;
        }
        try {
            int hour = number(match, first);
            return LocalTime.of(hour, number(match, first + 1), number(match, first + 2)).getHour()
                    == hour;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
