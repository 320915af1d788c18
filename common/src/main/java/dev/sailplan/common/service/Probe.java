package dev.sailplan.common.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// A question to something outside, asked at most every few seconds however often probes come.
public final class Probe {
    private final InstantSource time;
    private final Duration lasts;
    private final String about;
    private final Runnable question;
    private Instant asked = Instant.EPOCH;
    private List<String> faults = List.of();

    /// @param about what doesn't answer where the question throws, such as `Kafka`
    public Probe(InstantSource time, Duration lasts, String about, Runnable question) {
        this.time = time;
        this.lasts = lasts;
        this.about = about;
        this.question = question;
    }

    /// Why it can't be used now, if it can't.
    public synchronized List<String> faults() {
        Instant now = time.instant();
        if (now.isAfter(asked.plus(lasts))) {
            faults = ask();
            asked = now;
        }
        return faults;
    }

    private List<String> ask() {
        try {
            question.run();
            return List.of();
        } catch (RuntimeException e) {
            return List.of(about + ": " + (e.getMessage() == null ? e : e.getMessage()));
        }
    }
}
