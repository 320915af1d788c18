package dev.sailplan.gateway.report;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.plan.LimitSources;
import dev.sailplan.common.domain.plan.PlanOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Tells people who change a declaration that a limit in it counts only up to that of its project.
final class LimitText {
    private static final String DECLARATION = "sailplan.yaml";

    private LimitText() {}

    static List<String> of(Journey journey, Set<ApplicationKey> applications, Set<String> changed) {
        List<String> lines = new ArrayList<>();
        if (changed.stream().anyMatch(LimitText::isDeclaration)) {
            applications.forEach(application ->
                    journey.course(application)
                            .options()
                            .ifPresent(options -> lines.addAll(capped(application, options))));
        }
        return lines;
    }

    private static boolean isDeclaration(String file) {
        return file.equals(DECLARATION) || file.endsWith("/" + DECLARATION);
    }

    private static List<String> capped(ApplicationKey application, PlanOptions options) {
        List<String> lines = new ArrayList<>();
        LimitSources whose = options.limitsOf().orElse(LimitSources.APPLICATION);
        if (whose.deletions() == LimitSources.Source.PROJECT) {
            lines.add(
                    capped(application, "deletions", String.valueOf(options.limits().deletions())));
        }
        if (whose.deletionPercent() == LimitSources.Source.PROJECT) {
            lines.add(
                    capped(
                            application,
                            "deletionPercent",
                            String.valueOf(options.limits().deletionPercent())));
        }
        return lines;
    }

    private static String capped(ApplicationKey application, String limit, String most) {
        return "  "
                + application.shortForm()
                + "  limits."
                + limit
                + " counts up to "
                + most
                + ", the limit of project "
                + application.project();
    }
}
