package dev.sailplan.tools.bench.measure;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/// Holds the machine that something was measured on, and when that began and ended: what else ran then is in the
/// figures too.
public record Conditions(MachineFacts machine, Moment begun, Moment ended) {
    private static final int NANOS_IN_MILLI = 6;

    public static Conditions since(Moment begun) {
        return new Conditions(MachineFacts.here(), begun, Moment.now());
    }

    /// A line for people.
    public String line() {
        return String.format(
                Locale.ROOT,
                "%d cores, %d GiB, JDK %s, %s, %s, load %.1f at the start, %.1f at the end",
                machine.cores(),
                machine.memoryGib(),
                machine.java(),
                machine.system(),
                begun.at().truncatedTo(ChronoUnit.SECONDS),
                begun.load(),
                ended.load());
    }

    /// For programs.
    public Map<String, Json> members() {
        return Map.of("begun", moment(begun), "ended", moment(ended), "machine", machine(machine));
    }

    private static JsonObject machine(MachineFacts machine) {
        return Json.object(
                Map.of(
                        "cores",
                        Json.number(machine.cores()),
                        "memoryBytes",
                        Json.number(machine.memoryBytes()),
                        "java",
                        Json.text(machine.java()),
                        "system",
                        Json.text(machine.system())));
    }

    private static JsonObject moment(Moment moment) {
        return Json.object(
                Map.of("at", Json.text(moment.at().toString()), "load", rounded(moment.load())));
    }

    public static JsonNumber millis(Duration time) {
        return rounded(BigDecimal.valueOf(time.toNanos(), NANOS_IN_MILLI));
    }

    public static JsonNumber rounded(double number) {
        return rounded(BigDecimal.valueOf(number));
    }

    private static JsonNumber rounded(BigDecimal number) {
        return new JsonNumber(number.setScale(3, RoundingMode.HALF_UP));
    }
}
