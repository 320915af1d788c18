package dev.sailplan.common.service;

import dev.sailplan.common.command.CommandFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Collects what keeps a service from starting, so that a person hears all of it at once.
public final class StartFaults {
    private final String role;
    private final List<String> faults = new ArrayList<>();

    /// @param role the service as people call it, such as `planner`
    public StartFaults(String role) {
        this.role = role;
    }

    /// What a step came to; where it throws, its message is kept as a fault.
    public <T> Optional<T> attempt(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (RuntimeException e) {
            add(e.getMessage() == null ? e.toString() : e.getMessage());
            return Optional.empty();
        }
    }

    public void add(String fault) {
        fault.lines().filter(line -> !faults.contains(line)).forEach(faults::add);
    }

    /// @throws CommandFailed with a line for each fault, where there is any
    public void refuse() {
        if (!faults.isEmpty()) {
            throw new CommandFailed(
                    "the %s does not start:\n  %s".formatted(role, String.join("\n  ", faults)));
        }
    }
}
