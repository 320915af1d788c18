package dev.sailplan.applier.health;

import dev.sailplan.applier.health.ObjectStatus.Condition;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Health.Degraded;
import dev.sailplan.common.domain.outcome.Health.Healthy;
import dev.sailplan.common.domain.outcome.Health.Progressing;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Judges the health of what runs to an end: Pods and Jobs.
final class RunHealth {
    private static final Set<String> HOPELESS =
            Set.of(
                    "CrashLoopBackOff",
                    "ImagePullBackOff",
                    "ErrImagePull",
                    "InvalidImageName",
                    "CreateContainerConfigError",
                    "CreateContainerError");

    private RunHealth() {}

    static Health pod(ObjectStatus object) {
        return switch (object.status().text("phase").orElse("")) {
            case "Succeeded" -> new Healthy();
            case "Failed" -> new Degraded(said(object, "it failed"));
            case "Running" -> running(object);
            default -> waiting(object);
        };
    }

    private static Health running(ObjectStatus object) {
        boolean ready = object.condition("Ready").filter(Condition::isTrue).isPresent();
        return ready ? new Healthy() : waiting(object);
    }

    private static Health waiting(ObjectStatus object) {
        Optional<Health> stuck =
                containers(object)
                        .map(c -> c.object("state").object("waiting").text("reason").orElse(""))
                        .filter(HOPELESS::contains)
                        .findFirst()
                        .map(Degraded::new);
        return stuck.orElseGet(() -> unscheduled(object));
    }

    private static Health unscheduled(ObjectStatus object) {
        Optional<Condition> scheduled = object.condition("PodScheduled").filter(Condition::isFalse);
        return new Progressing(
                scheduled
                        .map(c -> c.why("not scheduled"))
                        .orElseGet(() -> said(object, "not ready")));
    }

    private static Stream<JsonObject> containers(ObjectStatus object) {
        return Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(field -> object.status().array(field).stream())
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast);
    }

    private static String said(ObjectStatus object, String otherwise) {
        String reason = object.status().text("reason").orElse("");
        String message = object.status().text("message").orElse("");
        return new Condition("", "", reason, message).why(otherwise);
    }

    /// A Job is healthy when it is complete: started is not enough for what waits for it.
    static Health job(ObjectStatus object) {
        Optional<Condition> failed = object.condition("Failed").filter(Condition::isTrue);
        if (failed.isPresent()) {
            return new Degraded(failed.get().why("it failed"));
        }
        boolean complete = object.condition("Complete").filter(Condition::isTrue).isPresent();
        if (complete || object.specIs("suspend")) {
            return new Healthy();
        }
        long active = object.statusNumber("active");
        return new Progressing(active > 0 ? active + " pods running" : "not started");
    }
}
