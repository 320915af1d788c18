package dev.sailplan.common.yaml.scalar;

import dev.sailplan.common.domain.json.Json.JsonNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads numbers as goyaml v2 does with Go's strconv; integers of any size stay exact.
public final class GoNumbers {
    /// Go writes a float with an exponent from here on.
    private static final int PLAIN_EXPONENTS = 6;

    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    /// Behind a leading point underscores separate digits; elsewhere goyaml drops them wherever they stand.
    /// The loops are possessive: others recurse, and a long enough text would exhaust the stack.
    private static final Pattern FRACTION =
            Pattern.compile("\\.[0-9]+(?:_[0-9]+)*+(?:[eE][-+]?[0-9]+(?:_[0-9]+)*+)?");

    private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9]{0,399})");

    /// Go takes a second sign between `0b` and the digits where there was none before.
    private static final Pattern PREFIXED =
            Pattern.compile(
                    "(?<sign>[-+]?)(?<base>0[xX](?=[0-9a-fA-F]+$)|0[bB](?=[01]+$)|0[oO]?(?=[0-7]+$)"
                            + "|(?<=^)0b(?=[-+][01]+$))(?<inner>[-+]?)(?<digits>[0-9a-fA-F]{1,99})");

    private static final String SIGN = "sign";
    private static final String BASE = "base";
    private static final String INNER_SIGN = "inner";
    private static final String DIGITS = "digits";
    private static final Set<String> NOT_FINITE =
            Set.of(
                    ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF",
                    "-.inf", "-.Inf", "-.INF");

    private GoNumbers() {}

    record Read(JsonNumber number, boolean isFloat) {}

    static boolean isNotFinite(String text) {
        return NOT_FINITE.contains(text);
    }

    static Optional<Read> read(String text) {
        char first = text.charAt(0);
        if (first == '.') {
            return FRACTION.matcher(text).matches()
                    ? real(text.replace("_", ""))
                    : Optional.empty();
        }
        boolean numeric = (first >= '0' && first <= '9') || first == '+' || first == '-';
        return numeric ? signed(text.replace("_", "")) : Optional.empty();
    }

    private static Optional<Read> signed(String plain) {
        if (DECIMAL.matcher(plain).matches()) {
            return Optional.of(integer(new BigInteger(plain)));
        }
        Matcher prefixed = PREFIXED.matcher(plain);
        if (prefixed.matches()) {
            Optional<Read> number = prefixed(prefixed);
            if (number.isPresent()) {
                return number;
            }
        }
        return FLOAT.matcher(plain).matches() ? real(plain) : Optional.empty();
    }

    /// A number of another base that doesn't fit 64 bits is no integer for Go: an address such as `0x…` is text.
    private static Optional<Read> prefixed(Matcher form) {
        BigInteger magnitude = new BigInteger(form.group(DIGITS), radix(form.group(BASE)));
        boolean negative = form.group(SIGN).equals("-") || form.group(INNER_SIGN).equals("-");
        BigInteger value = negative ? magnitude.negate() : magnitude;
        boolean unsigned = form.group(SIGN).isEmpty() && form.group(INNER_SIGN).isEmpty();
        boolean fits =
                value.bitLength() < Long.SIZE || (unsigned && value.bitLength() == Long.SIZE);
        return fits ? Optional.of(integer(value)) : Optional.empty();
    }

    private static int radix(String base) {
        return switch (base.toLowerCase(Locale.ROOT)) {
            case "0x" -> 16;
            case "0b" -> 2;
            default -> 8;
        };
    }

    private static Read integer(BigInteger value) {
        return new Read(new JsonNumber(new BigDecimal(value)), false);
    }

    static boolean fitsLong(String text) {
        return read(text).filter(read -> isLong(read.number().value())).isPresent();
    }

    public static boolean isLong(BigDecimal value) {
        return value.scale() <= 0 && value.toBigInteger().bitLength() < Long.SIZE;
    }

    /// What doesn't fit a double is text for Go.
    private static Optional<Read> real(String plain) {
        double value = Double.parseDouble(plain);
        return Double.isInfinite(value)
                ? Optional.empty()
                : Optional.of(
                        new Read(new JsonNumber(new BigDecimal(Double.toString(value))), true));
    }

    /// A float as a key: the shortest digits of a 32-bit float in Go's `%g`.
    public static String floatKey(BigDecimal number) {
        float narrow = number.floatValue();
        if (narrow == 0) {
            return "0";
        }
        BigDecimal shortest = new BigDecimal(Float.toString(narrow)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < PLAIN_EXPONENTS) {
            return shortest.toPlainString();
        }
        return scientific(shortest, exponent);
    }

    private static String scientific(BigDecimal number, int exponent) {
        String digits = number.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String sign = number.signum() < 0 ? "-" : "";
        String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "");
        return sign + digits.charAt(0) + fraction + "e" + power + Math.abs(exponent);
    }
}
