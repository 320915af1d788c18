package dev.sailplan.planner.declare.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.fuzz.Clarity;
import dev.sailplan.common.fuzz.FuzzRun;
import dev.sailplan.common.fuzz.Meter;
import dev.sailplan.common.fuzz.Mutant;
import dev.sailplan.common.fuzz.Mutations;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.Declaration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/// However a `sailplan.yaml` is damaged, it is read or clearly refused, and costs little.
@AddLifecycleHook(FuzzRun.class)
class DeclarationFuzzTest {
    private static final List<byte[]> CORPUS =
            Stream.of("fuzz/declarations", "declarations")
                    .flatMap(DeclarationFuzzTest::files)
                    .toList();
    private static final List<String> VALUES =
            List.of(
                    "90s",
                    "25h",
                    "1h-1m",
                    "101",
                    "1.0",
                    "yes",
                    "correct",
                    "apps/*",
                    "**",
                    "a//b",
                    "../x",
                    "/x",
                    ".git/x",
                    "C:x",
                    "{{directory.name}}",
                    "{{directory.path}}",
                    "{{}}",
                    "shop/web@dev",
                    "web@",
                    "@",
                    "/",
                    "Web",
                    "web_1");

    @Property(tries = 6_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void is_read_or_clearly_refused(@ForAll("mutants") Mutant mutant) {
        MemoryTree tree = new MemoryTree(mutant.bytes());
        Declaration declaration =
                Meter.within(mutant, () -> DeclarationReader.read(tree, new ProjectName("demo")));

        switch (declaration) {
            case Declaration.Applications(List<Application> all) ->
                    assertThat(all).allSatisfy(a -> assertThat(a.at().line()).isPositive());
            case Declaration.Broken(var problems) ->
                    Clarity.check(Declaration.FILE, mutant, problems);
        }
    }

    @Provide
    Arbitrary<Mutant> mutants() {
        return Arbitraries.randomValue(random -> new Mutations(random, CORPUS, VALUES).next());
    }

    private static Stream<byte[]> files(String folder) {
        Path root = Path.of("src/test/resources", folder);
        try (Stream<Path> all = Files.walk(root)) {
            return all
                    .filter(f ->
                            f.toString().matches(".*(fuzz/declarations/.*|/in/sailplan)[.]yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .map(DeclarationFuzzTest::bytes)
                    .filter(bytes -> !new String(bytes, UTF_8).isBlank())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
