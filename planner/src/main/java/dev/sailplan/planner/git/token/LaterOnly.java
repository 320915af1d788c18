package dev.sailplan.planner.git.token;

import java.io.IOException;
import java.time.Duration;

/// Reports that a host wants to be left alone for a while. The message is for people.
final class LaterOnly extends IOException {
    private static final long serialVersionUID = 1L;
    private final Duration pause;

    LaterOnly(String message, Duration pause) {
        super(message);
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }
}
