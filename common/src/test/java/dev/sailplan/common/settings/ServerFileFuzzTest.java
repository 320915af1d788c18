package dev.sailplan.common.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.fuzz.Clarity;
import dev.sailplan.common.fuzz.FuzzRun;
import dev.sailplan.common.fuzz.Meter;
import dev.sailplan.common.fuzz.Mutant;
import dev.sailplan.common.fuzz.Mutations;
import dev.sailplan.common.yaml.shape.FileReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/// However a `server.yaml` is damaged, it is read or clearly refused.
@AddLifecycleHook(FuzzRun.class)
class ServerFileFuzzTest {
    private static final List<String> VALUES =
            List.of(
                    "7d",
                    "99999999999999d",
                    "localhost:9092",
                    "https://[::1",
                    "http://a b",
                    "0",
                    "-1");
    private static final List<byte[]> CORPUS =
            List.of(resource("full.yaml"), resource("small.yaml"));

    @Property(tries = 5_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void is_read_or_clearly_refused(@ForAll("mutants") Mutant mutant) {
        FileReading<ServerSettings> file =
                Meter.within(
                        mutant,
                        () -> ServerFile.read("server.yaml", mutant.bytes(), Path.of("/etc/x")));

        switch (file) {
            case FileReading.Good<ServerSettings>(ServerSettings settings) ->
                    assertThat(settings.kafka().bootstrap()).isNotEmpty();
            case FileReading.Bad<ServerSettings>(var problems) ->
                    Clarity.check("server.yaml", mutant, problems);
        }
    }

    @Provide
    Arbitrary<Mutant> mutants() {
        return Arbitraries.randomValue(random -> new Mutations(random, CORPUS, VALUES).next());
    }

    private static byte[] resource(String name) {
        try (InputStream in = ServerFileFuzzTest.class.getResourceAsStream("/settings/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
