package dev.sailplan.tools;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the rooms of each service: how large they are, what they are called, and the arrows between them as
/// `docs/ARCHITECTURE.md` draws them.
@NullMarked
class RoomsTest {
    private static final String ROOT = "dev.sailplan.";
    private static final String THE_SERVICE_ITSELF = "(root)";
    private static final int MOST_FILES = 16;

    /// A flat list of equal small types: any wall through it would be arbitrary.
    private static final String IDENTIFIERS = ROOT + "common.domain.id";

    @Test
    void no_simple_name_stands_twice_in_a_service() {
        Map<String, List<String>> names =
                topLevel().stream()
                        .collect(
                                groupingBy(
                                        it -> service(it) + " " + it.getSimpleName(),
                                        TreeMap::new,
                                        mapping(JavaClass::getName, toCollection(ArrayList::new))));
        names.values().removeIf(it -> it.size() == 1);

        assertThat(names).isEmpty();
    }

    @Test
    void no_room_is_a_hall() {
        Map<String, Long> files =
                topLevel().stream()
                        .collect(groupingBy(JavaClass::getPackageName, TreeMap::new, counting()));
        files.values().removeIf(it -> it <= MOST_FILES);
        files.remove(IDENTIFIERS);

        assertThat(files).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "common.log",
                "common.wire",
                "common.seal",
                "gateway",
                "planner",
                "applier",
                "simulation.check",
                "local.kube.provide",
                "deploy.dev"
            })
    void the_arrows_between_the_rooms_are_drawn_in_the_architecture(String service)
            throws IOException {
        String drawn = Files.readString(Path.of("../../docs/ARCHITECTURE.md"));

        assertThat(drawn)
                .as(
                        "docs/ARCHITECTURE.md, where `%s` has to be drawn as\n%s",
                        service, arrows(service))
                .contains("```text\n" + arrows(service) + "```\n");
    }

    /// A line a room, with the rooms that it uses.
    private static String arrows(String service) {
        Map<String, TreeSet<String>> arrows = new TreeMap<>();
        for (JavaClass type : ArchitectureTest.CODE) {
            if (isIn(type, service)) {
                TreeSet<String> to =
                        arrows.computeIfAbsent(room(type, service), _ -> new TreeSet<>());
                type.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .filter(it -> isIn(it, service))
                        .map(it -> room(it, service))
                        .filter(it -> !it.equals(room(type, service)))
                        .forEach(to::add);
            }
        }
        return arrows.entrySet().stream()
                .map(it -> line(it.getKey(), it.getValue()))
                .collect(joining());
    }

    private static String line(String room, Set<String> to) {
        return to.isEmpty() ? room + "\n" : room + " -> " + String.join(", ", to) + "\n";
    }

    private static boolean isIn(JavaClass type, String service) {
        return (type.getPackageName() + ".").startsWith(ROOT + service + ".");
    }

    private static String room(JavaClass type, String service) {
        String room = type.getPackageName().substring((ROOT + service).length());
        return room.isEmpty() ? THE_SERVICE_ITSELF : room.substring(1);
    }

    private static List<JavaClass> topLevel() {
        return ArchitectureTest.CODE.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(it -> !it.getSimpleName().equals("package-info"))
                .toList();
    }

    private static String service(JavaClass type) {
        return Arrays.asList(type.getPackageName().split("\\.", -1)).get(2);
    }
}
