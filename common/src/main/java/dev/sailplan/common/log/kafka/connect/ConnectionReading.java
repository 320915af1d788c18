package dev.sailplan.common.log.kafka.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads how Kafka is to be reached: what the settings say, and a properties file as Kafka's own tools take it, in which
/// everything secret is.
public final class ConnectionReading {
    private static final long LARGEST = 1 << 20;

    private final Map<String, String> all = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private ConnectionReading() {}

    /// @param beside what the settings say beside the file
    /// @throws UnusableConnection with a line for everything that is wrong
    public static KafkaConnection read(
            String bootstrapServers, Map<String, String> beside, Optional<Path> file) {
        ConnectionReading reading = new ConnectionReading();
        beside.forEach((name, value) -> reading.take("kafka.properties", name, value));
        file.ifPresent(reading::take);
        if (reading.faults.isEmpty()) {
            reading.faults.addAll(SecurityChecks.faults(reading.all));
        }
        if (!reading.faults.isEmpty()) {
            throw new UnusableConnection(reading.faults);
        }
        reading.all.put("bootstrap.servers", bootstrapServers);
        return new KafkaConnection(reading.all);
    }

    private void take(Path file) {
        text(file)
                .map(PropertyLines::parse)
                .ifPresent(lines -> {
                    lines.unreadable()
                            .forEach(line ->
                                    faults.add(
                                            place(file, line)
                                                    + ": the line is no property; a backslash and"
                                                    + " a 'u' begin a character's number"));
                    lines.entries()
                            .forEach(it -> take(place(file, it.line()), it.name(), it.value()));
                });
    }

    private void take(String place, String name, String value) {
        ClientPropertyRules.objection(name)
                .or(() -> ClientPropertyRules.objection(name, value))
                .ifPresent(why -> faults.add(place + ": " + why));
        if (all.put(name, value) != null) {
            faults.add(place + ": '" + name + "' is set twice; leave one of them");
        }
    }

    private Optional<String> text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                faults.add(file + " is no file of Kafka properties: it is larger than 1 MiB");
                return Optional.empty();
            }
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            faults.add(
                    "the Kafka properties can't be read from %s (%s): check the path and who may read it"
                            .formatted(file, e.getClass().getSimpleName()));
            return Optional.empty();
        }
    }

    private static String place(Path file, int line) {
        return file + ":" + line;
    }
}
