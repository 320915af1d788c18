package dev.sailplan.common.log;

import dev.sailplan.common.log.port.Payload;
import java.util.ArrayList;
import java.util.List;

/// The lives of a service that began something and are not known to have ended it. A life is a process, by name.
record Lives(List<String> names) {
    static final Lives NONE = new Lives(List.of());

    Lives {
        names = names.stream().distinct().toList();
    }

    static Lives parse(Payload payload) {
        return new Lives(payload.text().lines().toList());
    }

    Payload payload() {
        return Payload.of(String.join("\n", names));
    }

    Lives and(String name) {
        List<String> more = new ArrayList<>(names);
        more.add(name);
        return new Lives(more);
    }

    /// How many of them are over, for sure, seen from this one.
    int over(String living) {
        return (int) names.stream().filter(it -> !it.equals(living)).count();
    }
}
