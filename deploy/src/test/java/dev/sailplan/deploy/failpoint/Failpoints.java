package dev.sailplan.deploy.failpoint;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaMethodReference;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All failpoints of planner and applier, read from their compiled code: whoever adds a call adds a failpoint.
final class Failpoints {
    /// Called by neither service.
    private static final List<String> OF_THE_COMMAND_LINE =
            List.of(
                    "dev.sailplan.common.log.letters.Quarantine",
                    "dev.sailplan.common.log.read.Replay");

    private Failpoints() {}

    static NavigableSet<Failpoint> ofTheCode() {
        NavigableSet<Failpoint> found = new TreeSet<>();
        new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(it -> !it.contains("-tests.jar"))
                        .importPackages(
                                "dev.sailplan.planner",
                                "dev.sailplan.applier",
                                "dev.sailplan.common.log")
                        .stream()
                        .filter(type ->
                                OF_THE_COMMAND_LINE.stream().noneMatch(type.getName()::startsWith))
                        .forEach(type -> calls(type).forEach(found::add));
        return found;
    }

    private static Stream<Failpoint> calls(JavaClass type) {
        Stream<Failpoint> calls = type.getMethodCallsFromSelf().stream().flatMap(Failpoints::of);
        Stream<Failpoint> references =
                type.getMethodReferencesFromSelf().stream().flatMap(Failpoints::of);
        return Stream.concat(calls, references);
    }

    private static Stream<Failpoint> of(JavaMethodCall call) {
        JavaCodeUnit caller = call.getOrigin();
        return toTheWorld(call)
                .map(it -> Failpoint.of(caller.getOwner().getName(), caller.getName(), it));
    }

    private static Stream<Failpoint> of(JavaMethodReference call) {
        return toTheWorld(call).map(Failpoint::byReference);
    }

    private static Stream<String> toTheWorld(JavaCodeUnitAccess<?> access) {
        JavaClass port = access.getTargetOwner();
        return Stream.of(port.getSimpleName() + "." + access.getName())
                .filter(_ -> Port.ALL.stream().anyMatch(it -> port.isEquivalentTo(it)))
                .filter(Port::reaches);
    }
}
