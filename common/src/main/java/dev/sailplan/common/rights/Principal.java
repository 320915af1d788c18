package dev.sailplan.common.rights;

import dev.sailplan.common.domain.id.ClusterName;
import java.util.List;
import java.util.Optional;

/// A role with its cluster where it has one: each applier is somebody else.
public record Principal(Role role, Optional<ClusterName> cluster) {
    static Principal of(Role role) {
        return new Principal(role, Optional.empty());
    }

    /// Its own name, without the prefix that an installation gives all of them.
    public String name() {
        return cluster.map(it -> role.word() + "-" + it).orElse(role.word());
    }

    /// Its consumer groups and the names of its transactions, as the code has them.
    List<Right> own() {
        return switch (role) {
            case INTAKE, AUDITOR -> List.of();
            case CONSOLE ->
                    List.of(
                            Right.onTransactions(Groups.OF_PERSONS),
                            Right.onTransactions(Groups.OF_QUARANTINE));
            case REPORT -> ofGroup(Groups.REPORT);
            case AUDIT -> ofGroup(Groups.AUDIT);
            case PLANNER -> ofGroup(Groups.PLANNER);
            case APPLIER -> cluster.map(Groups::applier).map(Principal::ofGroup).orElseThrow();
        };
    }

    private static List<Right> ofGroup(String group) {
        return List.of(Right.onGroup(group), Right.onTransactions(Groups.transactions(group)));
    }
}
