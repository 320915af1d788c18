package dev.sailplan.deploy.cli.hold;

import dev.sailplan.common.domain.event.Event.Target;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RepositoryName;
import java.util.List;
import java.util.Optional;

/// A plan that waits for a person. Without effects it is held before any cluster was asked, as a removal is.
record Hold(
        ApplicationKey application,
        RepositoryName repository,
        Generation generation,
        PlanId plan,
        Optional<Digest> effects,
        List<String> reasons,
        boolean isReleased) {
    Hold {
        reasons = List.copyOf(reasons);
    }

    /// What a person is looking at.
    Target target() {
        return new Target(application, generation, Optional.of(plan), effects);
    }

    /// As people call it.
    String name() {
        return isReleased ? application.shortForm() + generation : application.shortForm();
    }
}
