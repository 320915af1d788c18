package dev.sailplan.planner.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.fuzz.Clarity;
import dev.sailplan.common.fuzz.FuzzRun;
import dev.sailplan.common.fuzz.Meter;
import dev.sailplan.common.fuzz.Mutant;
import dev.sailplan.common.yaml.YamlBudget;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/// However a manifest is damaged, it is read or clearly refused, and costs little; no Secret's value is told.
@AddLifecycleHook(FuzzRun.class)
class ManifestFuzzTest {
    private static final String FILE = "app.yaml";
    private static final ManifestReader READER =
            new ManifestReader(
                    TestCluster.kinds(),
                    new AllowedNamespaces("shop", Set.of("shared")),
                    YamlBudget.STANDARD);

    @Property(tries = 6_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void is_read_or_clearly_refused(@ForAll("mutants") Mutant mutant) {
        judge(mutant);
    }

    @Property(tries = 4_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void is_read_or_clearly_refused_where_little_is_damaged(@ForAll("gentle") Mutant mutant) {
        judge(mutant);
    }

    private static void judge(Mutant mutant) {
        Manifests manifests = Meter.within(mutant, () -> READER.read(Map.of(FILE, mutant.bytes())));

        switch (manifests) {
            case Manifests.Accepted(List<Manifest> objects) ->
                    assertThat(objects).allSatisfy(ManifestFuzzTest::isWhole);
            case Manifests.Refused(var problems, var others) when others.isEmpty() ->
                    Clarity.check(FILE, mutant, problems);
            case Manifests.Refused(_, var others) -> assertThat(others).containsExactly(FILE);
        }
    }

    private static void isWhole(Manifest manifest) {
        assertThat(manifest.json().text("kind")).contains(manifest.id().kind());
        assertThat(manifest.json().text("apiVersion")).contains(manifest.apiVersion());
        assertThat(manifest.json().object("metadata").text("name")).contains(manifest.id().name());
    }

    @Provide
    Arbitrary<Mutant> mutants() {
        return Arbitraries.randomValue(random -> Corpus.mutations(random).next());
    }

    @Provide
    Arbitrary<Mutant> gentle() {
        return Arbitraries.randomValue(random -> Corpus.mutations(random).gentle());
    }
}
