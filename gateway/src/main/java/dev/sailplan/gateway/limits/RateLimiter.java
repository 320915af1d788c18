package dev.sailplan.gateway.limits;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Lets each repository's proven requests through at a sustained rate, with room for bursts.
public final class RateLimiter {
    private static final double MILLIS = 1000;

    private final IntakeLimits.Rate rate;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new HashMap<>();

    public RateLimiter(IntakeLimits.Rate rate, InstantSource clock) {
        this.rate = rate;
        this.clock = clock;
    }

    /// Only names that were proven come here, so the map is no larger than the configuration.
    public synchronized boolean admits(String repository) {
        long now = clock.millis();
        Bucket bucket = buckets.getOrDefault(repository, new Bucket(rate.burst(), now));
        double gained = Math.max(0, now - bucket.at()) / MILLIS * rate.perSecond();
        double tokens = Math.min(rate.burst(), bucket.tokens() + gained);
        boolean admitted = tokens >= 1;
        buckets.put(repository, new Bucket(admitted ? tokens - 1 : tokens, now));
        return admitted;
    }

    private record Bucket(double tokens, long at) {}
}
