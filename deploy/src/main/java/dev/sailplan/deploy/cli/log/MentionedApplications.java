package dev.sailplan.deploy.cli.log;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import java.util.Collection;
import java.util.List;

/// Finds the applications that a record speaks of.
final class MentionedApplications {
    private MentionedApplications() {}

    static Collection<ApplicationKey> in(Object record) {
        return switch (record) {
            case Event.Request request -> List.of(request.target().application());
            case Decision.OfApplication decision -> List.of(decision.application());
            case Decision.Delayed delayed -> delayed.application().stream().toList();
            case Decision.Planned planned -> planned.applications().keySet();
            case Plan plan -> List.of(plan.subject().application());
            case Release release -> List.of(release.subject().application());
            case Outcome outcome -> List.of(outcome.subject().application());
            default -> List.of();
        };
    }
}
