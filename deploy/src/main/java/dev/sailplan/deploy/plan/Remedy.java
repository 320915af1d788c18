package dev.sailplan.deploy.plan;

import dev.sailplan.common.domain.id.ApplicationKey;
import java.util.List;
import java.util.Optional;

/// Says what a person can do about a plan that the planner holds. A word of a person lets go on only a removal, whose
/// reasons name the commands themselves.
public final class Remedy {
    private Remedy() {}

    public static Optional<String> of(ApplicationKey application, List<String> reasons) {
        String command = "sailplan release " + application.shortForm();
        return reasons.stream().anyMatch(reason -> reason.contains(command))
                ? Optional.empty()
                : Optional.of("no command lets it go on; reverting the commit ends the hold");
    }
}
