package dev.sailplan.tools.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the memory and processor time of processes, by the names of their programs.
public record MeasuredProcesses(List<ProcessHandle> processes) {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final int KIB = 1024;

    public MeasuredProcesses {
        processes = List.copyOf(processes);
    }

    /// The most memory that each ever had resident, in bytes. Only Linux tells; elsewhere it is empty.
    public SortedMap<String, Long> peakMemory() {
        SortedMap<String, Long> peaks = new TreeMap<>();
        for (ProcessHandle process : processes) {
            peak(process.pid()).ifPresent(bytes -> peaks.merge(name(process), bytes, Long::sum));
        }
        return peaks;
    }

    /// The time that each has spent on processors so far.
    public SortedMap<String, Duration> cpu() {
        SortedMap<String, Duration> spent = new TreeMap<>();
        for (ProcessHandle process : processes) {
            process.info()
                    .totalCpuDuration()
                    .ifPresent(time -> spent.merge(name(process), time, Duration::plus));
        }
        return spent;
    }

    /// What has been spent between two times.
    public static SortedMap<String, Duration> between(
            Map<String, Duration> before, Map<String, Duration> after) {
        SortedMap<String, Duration> spent = new TreeMap<>();
        after.forEach((name, time) ->
                spent.put(name, time.minus(before.getOrDefault(name, Duration.ZERO))));
        return spent;
    }

    private static String name(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .orElse("process " + process.pid());
    }

    private static OptionalLong peak(long pid) {
        try {
            Matcher matcher = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            return matcher.find()
                    ? OptionalLong.of(Long.parseLong(matcher.group(1)) * KIB)
                    : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
