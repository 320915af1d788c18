package dev.sailplan.planner.declare;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.List;
import java.util.stream.Collectors;

/// One application as a commit declares it, with every default filled in.
public record Application(
        ApplicationKey key,
        Plain source,
        PlanOptions options,
        Approval approval,
        OnRemove onRemove,
        List<ApplicationKey> dependsOn,
        SourceLocation at) {
    public Application {
        dependsOn = List.copyOf(dependsOn);
    }

    /// Manifests as they are, in the files beneath a path.
    public record Plain(String path, SourceLocation at) {}

    public Application with(PlanOptions other) {
        return new Application(key, source, other, approval, onRemove, dependsOn, at);
    }

    /// Names all that the declaration says which changes the plan or its gate, wherever it is written.
    public Digest digest() {
        String depends =
                dependsOn.stream()
                        .map(ApplicationKey::value)
                        .sorted()
                        .collect(Collectors.joining(","));
        return Digest.of(
                String.join(
                        "\n",
                        "application/v1",
                        key.value(),
                        "plain " + source.path(),
                        options.canonical(),
                        approval.toString(),
                        onRemove.toString(),
                        depends));
    }
}
