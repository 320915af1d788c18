package dev.sailplan.tools.bench.measure;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an API server's own counters: how many requests of each kind it has answered, and with how many bytes.
public record ApiCounters(SortedMap<Kind, Long> requests, SortedMap<Kind, Long> bytes) {
    private static final Pattern LINE =
            Pattern.compile(
                    "(apiserver_request_total|apiserver_response_sizes_sum)\\{(.*)\\} (\\S+)");

    public ApiCounters {
        requests = Collections.unmodifiableSortedMap(new TreeMap<>(requests));
        bytes = Collections.unmodifiableSortedMap(new TreeMap<>(bytes));
    }

    /// A kind of request; by whom is not counted.
    public record Kind(String verb, String resource, String part) implements Comparable<Kind> {
        public boolean isRead() {
            return switch (verb) {
                case "GET", "LIST", "WATCH" -> true;
                default -> false;
            };
        }

        @Override
        public int compareTo(Kind other) {
            return toString().compareTo(other.toString());
        }
    }

    /// Reads what `/metrics` answers.
    public static ApiCounters parse(String metrics) {
        SortedMap<Kind, Long> requests = new TreeMap<>();
        SortedMap<Kind, Long> bytes = new TreeMap<>();
        metrics.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line ->
                        (line.group(1).endsWith("_total") ? requests : bytes)
                                .merge(
                                        kind(line.group(2)),
                                        (long) Double.parseDouble(line.group(3)),
                                        Long::sum));
        return new ApiCounters(requests, bytes);
    }

    private static Kind kind(String labels) {
        return new Kind(
                label(labels, "verb"), label(labels, "resource"), label(labels, "subresource"));
    }

    private static String label(String labels, String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(labels);
        return matcher.find() ? matcher.group(1) : "";
    }

    /// What has come since.
    public ApiCounters since(ApiCounters before) {
        return new ApiCounters(minus(requests, before.requests()), minus(bytes, before.bytes()));
    }

    private static SortedMap<Kind, Long> minus(Map<Kind, Long> now, Map<Kind, Long> before) {
        SortedMap<Kind, Long> left = new TreeMap<>();
        now.forEach((kind, count) -> {
            long more = count - before.getOrDefault(kind, 0L);
            if (more != 0) {
                left.put(kind, more);
            }
        });
        return left;
    }

    public long requests(Predicate<Kind> which) {
        return sum(requests, which);
    }

    public long bytes(Predicate<Kind> which) {
        return sum(bytes, which);
    }

    private static long sum(Map<Kind, Long> counts, Predicate<Kind> which) {
        return counts.entrySet().stream()
                .filter(count -> which.test(count.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
