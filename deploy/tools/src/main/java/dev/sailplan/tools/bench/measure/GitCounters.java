package dev.sailplan.tools.bench.measure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the counters of dev's Git host: how many requests it was asked, and how many bytes it read and wrote.
public record GitCounters(long requests, long bytes) {
    private static final Pattern LINE =
            Pattern.compile("git_http_(requests|read_bytes|written_bytes)_total (\\d+)");

    public static GitCounters parse(String metrics) {
        long requests = 0;
        long bytes = 0;
        Matcher line = LINE.matcher(metrics);
        while (line.find()) {
            long count = Long.parseLong(line.group(2));
            if (line.group(1).equals("requests")) {
                requests = count;
            } else {
                bytes += count;
            }
        }
        return new GitCounters(requests, bytes);
    }

    /// What has come since, without the question about it.
    public GitCounters since(GitCounters before) {
        return new GitCounters(requests - before.requests - 1, bytes - before.bytes);
    }
}
