package dev.sailplan.planner.push;

import dev.sailplan.common.domain.id.RefName;
import java.util.List;
import java.util.stream.Collectors;

/// Says in words for people why a push gives nothing to plan; none of it is a fault.
final class NothingToPlan {
    private NothingToPlan() {}

    static String notDeployed(RefName ref, List<RefName> deployed) {
        return name(ref) + " is not deployed from; " + those(deployed);
    }

    static String gone(RefName ref) {
        return name(ref) + " is gone; nothing is pruned, what was applied from it stays";
    }

    private static String those(List<RefName> deployed) {
        if (deployed.isEmpty()) {
            return "no branch is: the repository has no default branch";
        }
        String names = deployed.stream().map(RefName::shortName).collect(Collectors.joining(", "));
        return names + (deployed.size() == 1 ? " is" : " are");
    }

    private static String name(RefName ref) {
        boolean tag = !ref.isBranch() && !ref.shortName().equals(ref.value());
        return tag ? "tag " + ref.shortName() : ref.shortName();
    }
}
