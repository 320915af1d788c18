package dev.sailplan.tools;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Holds the arrows of the house: who may know whom, which rooms are pure, where each library lives.
@NullMarked
class ArchitectureTest {
    private static final String ROOT = "dev.sailplan";
    private static final String[] PURE = {
        "..common.domain..",
        "..common.yaml..",
        "..gateway.hook..",
        "..gateway.report..",
        "..planner.declare..",
        "..planner.manifest..",
        "..planner.plan..",
        "..planner.gate..",
        "..applier.effect..",
        "..applier.fields..",
        "..applier.order..",
        "..applier.health..",
        "..applier.inventory..",
    };
    static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages(ROOT);

    @Test
    void sees_the_whole_house() {
        assertThat(CODE.size()).isGreaterThan(300);
        for (String room : PURE) {
            assertThat(CODE.stream().anyMatch(resideInAPackage(room))).as(room).isTrue();
        }
    }

    @Test
    void services_meet_only_through_the_log() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("common")
                .definedBy(ROOT + ".common..")
                .layer("gateway")
                .definedBy(ROOT + ".gateway..")
                .layer("planner")
                .definedBy(ROOT + ".planner..")
                .layer("applier")
                .definedBy(ROOT + ".applier..")
                .layer("local")
                .definedBy(ROOT + ".local..")
                .layer("simulation")
                .definedBy(ROOT + ".simulation..")
                .layer("deploy")
                .definedBy(ROOT + ".deploy..")
                .layer("tools")
                .definedBy(ROOT + ".tools..")
                .whereLayer("common")
                .mayNotAccessAnyLayer()
                .whereLayer("local")
                .mayNotAccessAnyLayer()
                .whereLayer("gateway")
                .mayOnlyAccessLayers("common")
                .whereLayer("planner")
                .mayOnlyAccessLayers("common")
                .whereLayer("applier")
                .mayOnlyAccessLayers("common")
                .whereLayer("simulation")
                .mayOnlyAccessLayers("common", "planner", "applier")
                .whereLayer("simulation")
                .mayOnlyBeAccessedByLayers("tools")
                .whereLayer("deploy")
                .mayOnlyBeAccessedByLayers("tools")
                .whereLayer("tools")
                .mayNotBeAccessedByAnyLayer()
                .because(
                        "what parses repositories and what holds cluster credentials never share a"
                                + " process by accident")
                .check(CODE);
    }

    @Test
    void the_simulation_reaches_no_world_but_its_own() {
        noClasses()
                .that()
                .resideInAPackage("..simulation..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("..common.log.kafka..")
                                .or(describedAs("Git and Kubernetes", "JGit", "Fabric")))
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .because("the same seed takes the same steps on every machine")
                .check(CODE);
    }

    @Test
    void decisions_are_pure() {
        classes()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(PURE)
                                .or(
                                        resideInAnyPackage(
                                                "java.lang..",
                                                "java.util",
                                                "java.util.function..",
                                                "java.util.regex..",
                                                "java.util.stream..",
                                                "java.util.zip..",
                                                "java.math..",
                                                "java.nio..",
                                                "java.text..",
                                                "java.time..",
                                                "java.security..",
                                                "org.jspecify..",
                                                "org.snakeyaml.."))
                                .or(projectSettings())
                                .or(primitives()))
                .because("a plan must be the same on every machine and at every hour")
                .check(CODE);
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.nio.file..")
                .check(CODE);
    }

    @Test
    void pure_rooms_know_no_clock_and_no_chance() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(CODE);
    }

    @Test
    void the_domain_knows_no_library() {
        classes()
                .that()
                .resideInAPackage("..common.domain..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.jspecify..", "..common.domain..")
                                .or(primitives()))
                .check(CODE);
    }

    @Test
    void libraries_stay_at_the_edges() {
        only("org.eclipse.jgit..", "..planner.git..", "..deploy.dev.git..");
        only("org.apache.sshd..", "..planner.git.ssh..");
        only("org.eclipse.jetty..", "..deploy.dev.git..");
        only("io.fabric8..", "..applier.cluster..");
        only("io.vertx..", "..gateway..");
        only(
                "org.apache.kafka..",
                "..common.log.kafka..",
                "..common.wire..",
                "..gateway..",
                "..local.kafka..",
                "..local.testing..");
        only("tools.jackson..", "..common.wire.json..");
        only("com.google.crypto.tink..", "..common.seal..");
        only("org.snakeyaml..", "..common.yaml..", "..applier.cluster..");
        only(
                "info.picocli..",
                "..common.command..",
                "..common.service..",
                ROOT + ".gateway",
                ROOT + ".planner",
                ROOT + ".applier",
                "..deploy..",
                "..tools..");
    }

    @Test
    void nobody_who_reads_what_users_write_dials_anything() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..gateway..",
                        "..planner.declare..",
                        "..planner.manifest..",
                        "..planner.plan..",
                        "..planner.gate..",
                        "..planner.application..",
                        "..planner.clusters..",
                        "..planner.home..",
                        "..planner.lane..",
                        "..planner.push..",
                        "..planner.removal..",
                        "..planner.render..",
                        "..planner.state..",
                        "..planner.upkeep..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                        "java.net.http..",
                                        "java.nio.channels..",
                                        "javax.net..",
                                        "io.vertx.ext.web.client..")
                                .or(
                                        nameMatching(
                                                "java\\.net\\.(Socket|URL|URLConnection|HttpURLConnection)"))
                                .or(
                                        nameMatching(
                                                "io\\.vertx\\.core\\.(http\\.HttpClient|net\\.NetClient).*")))
                .because(
                        "an address in a payload or a manifest is data: no request follows from it")
                .check(CODE);
    }

    @Test
    void no_cycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void services_use_the_log_by_its_front_door() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..common.log..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..common.log.lane..",
                        "..common.log.quarantine..",
                        "..common.log.state..",
                        "..common.log.signs..")
                .because("how lanes are run, counted and folded is the loop's own affair")
                .check(CODE);
    }

    @Test
    void the_product_uses_services_by_their_front_doors() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".deploy..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                        ROOT + ".gateway.hearing..",
                                        ROOT + ".gateway.http..",
                                        ROOT + ".gateway.intake..",
                                        ROOT + ".planner.*..",
                                        ROOT + ".applier.*..")
                                .and(not(resideInAPackage(ROOT + ".applier.cluster..")))
                                .and(
                                        not(
                                                nameMatching(
                                                        ".*\\.(PlanSigners|ProjectAuthority|ShownValue)"))))
                .because(
                        "what starts a service hands it settings, and a cluster; all else is its own affair")
                .check(CODE);
    }

    @Test
    void the_log_knows_no_record() {
        noClasses()
                .that()
                .resideInAPackage("..common.log..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("..common.wire..", "..common.seal..", "..common.feed..")
                                .and(not(resideInAPackage("..common.wire.json"))))
                .because("the loop commits whatever its work hands it; a letter's JSON is its own")
                .check(CODE);
    }

    @Test
    void no_shared_mutable_state() {
        noFields().that().areStatic().should().notBeFinal().check(CODE);
    }

    @Test
    void no_junk_drawers() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(CODE);
    }

    @Test
    void general_rules() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CODE);
        noClasses()
                .that()
                .resideOutsideOfPackages("..deploy..", "..tools..")
                .should(ACCESS_STANDARD_STREAMS)
                .because("only the command line speaks to a terminal")
                .check(CODE);
    }

    /// What a project may do is a plain value, though its neighbours read files.
    private static DescribedPredicate<JavaClass> projectSettings() {
        return DescribedPredicate.describe(
                "the settings of a project",
                c -> c.getName().startsWith(ROOT + ".common.settings.ProjectSettings"));
    }

    private static DescribedPredicate<JavaClass> describedAs(String what, String... beginnings) {
        return DescribedPredicate.describe(
                what,
                c ->
                        c.getName().startsWith(ROOT)
                                && Arrays.stream(beginnings)
                                        .anyMatch(c.getSimpleName()::startsWith));
    }

    private static DescribedPredicate<JavaClass> primitives() {
        return DescribedPredicate.describe(
                "primitives and arrays", c -> c.isPrimitive() || c.isArray());
    }

    private static void only(String library, String... edges) {
        noClasses()
                .that()
                .resideOutsideOfPackages(edges)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(library + " stays in " + String.join(", ", edges))
                .check(CODE);
    }
}
