package dev.sailplan.applier.access;

import dev.sailplan.common.domain.id.ApplicationKey;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// A calendar with room for some requests in each second. Who wants a second that is taken gets the next one with
/// room: many are late rather than many at once. Who books anew gives back what it had booked: an application that is
/// released often has one look ahead of it, not one for each release.
final class RequestCalendar {
    private final int aSecond;
    private final ConcurrentSkipListMap<Long, Integer> booked = new ConcurrentSkipListMap<>();

    /// Of a second without room the next one to try, so that nobody tries all of them.
    private final ConcurrentSkipListMap<Long, Long> later = new ConcurrentSkipListMap<>();

    private final ConcurrentMap<ApplicationKey, Map<Long, Integer>> ahead =
            new ConcurrentHashMap<>();

    RequestCalendar(int aSecond) {
        this.aSecond = aSecond;
    }

    /// When so many requests may begin: once there was room for all of them since they were wanted.
    Instant book(ApplicationKey application, int requests, Instant wanted, Instant now) {
        long past = now.getEpochSecond();
        booked.headMap(past).clear();
        later.headMap(past).clear();
        giveBack(application, past);
        Map<Long, Integer> taken = new TreeMap<>();
        long second = free(wanted.getEpochSecond());
        for (int left = take(second, requests, taken); left > 0; left = take(second, left, taken)) {
            second = free(second + 1);
        }
        ahead.put(application, taken);
        return second == wanted.getEpochSecond() ? wanted : Instant.ofEpochSecond(second);
    }

    private void giveBack(ApplicationKey application, long past) {
        Map<Long, Integer> given = new TreeMap<>(ahead.getOrDefault(application, Map.of()));
        given.keySet().removeIf(second -> second <= past);
        given.forEach((second, room) ->
                booked.computeIfPresent(second, (_, taken) -> taken > room ? taken - room : null));
        if (!given.isEmpty()) {
            later.clear();
        }
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
    private int take(long second, int requests, Map<Long, Integer> taken) {
        int before = booked.getOrDefault(second, 0);
        int after = Math.min(aSecond, before + requests);
        booked.put(second, after);
        taken.put(second, after - before);
        if (after == aSecond) {
            later.put(second, second + 1);
        }
        return requests - (after - before);
    }
}
