package dev.sailplan.applier.execute;

import java.time.Instant;
import java.util.concurrent.ConcurrentSkipListMap;

/// A calendar with room for some requests in each second. Who wants a second that is taken gets the next one with
/// room: many are late rather than many at once.
final class Turns {
    private final int aSecond;
    private final ConcurrentSkipListMap<Long, Integer> booked = new ConcurrentSkipListMap<>();

    /// Of a second without room the next one to try, so that nobody tries all of them.
    private final ConcurrentSkipListMap<Long, Long> later = new ConcurrentSkipListMap<>();

    Turns(int aSecond) {
        this.aSecond = aSecond;
    }

    /// When so many requests may begin: once there was room for all of them since they were wanted.
    Instant book(int requests, Instant wanted, Instant now) {
        long past = now.getEpochSecond();
        booked.headMap(past).clear();
        later.headMap(past).clear();
        long second = free(wanted.getEpochSecond());
        for (int left = take(second, requests); left > 0; left = take(second, left)) {
            second = free(second + 1);
        }
        return second == wanted.getEpochSecond() ? wanted : Instant.ofEpochSecond(second);
    }

    private long free(long wanted) {
        long second = wanted;
        for (Long next = later.get(second); next != null; next = later.get(second)) {
            second = next;
        }
        if (second > wanted) {
            later.put(wanted, second);
        }
        return second;
    }

    /// Takes what room a second has, and returns what it has none for.
    private int take(long second, int requests) {
        int before = booked.getOrDefault(second, 0);
        int after = Math.min(aSecond, before + requests);
        booked.put(second, after);
        if (after == aSecond) {
            later.put(second, second + 1);
        }
        return requests - (after - before);
    }
}
