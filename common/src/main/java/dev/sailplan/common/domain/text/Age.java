package dev.sailplan.common.domain.text;

import java.time.Duration;
import java.time.Instant;

/// Says how long ago something was, in its largest whole unit: `42s`, `18m`, `5h`, `12d`.
public final class Age {
    private Age() {}

    /// What a clock that is ahead of ours dates into the future is `0s` old.
    public static String between(Instant since, Instant now) {
        Duration age = Duration.between(since, now);
        if (age.toMinutes() < 1) {
            return Math.max(0, age.toSeconds()) + "s";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + "m";
        }
        return age.toDays() < 1 ? age.toHours() + "h" : age.toDays() + "d";
    }
}
