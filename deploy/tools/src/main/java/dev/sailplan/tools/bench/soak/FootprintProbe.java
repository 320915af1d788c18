package dev.sailplan.tools.bench.soak;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.read.Replay;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.tools.bench.soak.SoakFigures.Look;
import dev.sailplan.tools.bench.stand.MeasuredDev;
import dev.sailplan.tools.bench.stand.MeasuredProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Measures how much a dev has: on its heap, in the services' states, and on disk.
record FootprintProbe(MeasuredDev stand) {
    private static final List<String> STATES =
            List.of(Topics.PLANNER_STATE, Topics.applierState(new ClusterName("dev")));
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int KIB = 1024;

    Look look(int pushes) throws InterruptedException {
        Map<String, Integer> state = state();
        return new Look(
                pushes,
                heap(),
                resident(),
                state.size(),
                state.values().stream().mapToLong(Integer::longValue).sum(),
                disk());
    }

    /// After a collection, so that only what is held counts. Generations of a serial collector.
    private long heap() throws InterruptedException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        long all = 0;
        while (used.find()) {
            all += Long.parseLong(used.group(1)) * KIB;
        }
        return all;
    }

    private String jcmd(String command) throws InterruptedException {
        String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return new MeasuredProgram(List.of(program), stand.place().root(), Map.of(), stand.nanos())
                .run(Long.toString(stand.dev().pid()), command)
                .output();
    }

    private long resident() {
        Path status = Path.of("/proc", Long.toString(stand.dev().pid()), "status");
        try {
            Matcher matcher = RESIDENT.matcher(Files.readString(status));
            return matcher.find() ? Long.parseLong(matcher.group(1)) * KIB : 0;
        } catch (IOException e) {
            // Only Linux tells.
            return 0;
        }
    }

    /// The size of each value that a service which starts now keeps, by topic and key.
    private Map<String, Integer> state() {
        Map<String, Integer> sizes = new HashMap<>();
        try (KafkaLog log = new KafkaLog(KafkaConnection.to(stand.dev().kafka()))) {
            new Replay(log).read(STATES, record -> note(record, sizes));
        }
        return sizes;
    }

    private static void note(Inbound record, Map<String, Integer> sizes) {
        String key = record.from() + " " + record.key();
        if (record.tombstone()) {
            sizes.remove(key);
        } else {
            sizes.put(key, record.value().size());
        }
    }

    private SortedMap<String, Long> disk() throws InterruptedException {
        SortedMap<String, Long> sizes = new TreeMap<>();
        for (Path folder : folders()) {
            sizes.put(folder.getFileName() + "", size(folder));
        }
        return sizes;
    }

    private List<Path> folders() {
        try (Stream<Path> all = Files.list(stand.place().data())) {
            return all.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it takes on disk: the log's indexes are made larger than what is in them. Files that go while they are
    /// counted are no failure.
    private long size(Path folder) throws InterruptedException {
        String said =
                new MeasuredProgram(List.of("sh", "-c"), folder, Map.of(), stand.nanos())
                        .run("du -sk . 2>/dev/null || true")
                        .output();
        Matcher number = NUMBER.matcher(said);
        return number.find() ? Long.parseLong(number.group()) * KIB : 0;
    }
}
