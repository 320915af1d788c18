package dev.sailplan.tools.bench.soak;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.tools.bench.fleet.Fleet;
import dev.sailplan.tools.bench.fleet.Resources;

/// Plans the pushes of `bench soak`: how many, and which of them fail.
public record SoakPlan(Fleet fleet, int pushes, int failing) {
    /// At so many times it is looked how much there is, the first before any push.
    public static final int LOOKS = 11;

    private static final String REFUSED = "refused";

    public SoakPlan {
        if (pushes < LOOKS || failing < 0 || failing > pushes) {
            throw new CommandFailed(
                    "--pushes must be %d or more, and --failing no more than that"
                            .formatted(LOOKS));
        }
    }

    /// Whether a push that fails comes after this one.
    public boolean failsAfter(int push) {
        return (long) push * failing / pushes > (long) (push - 1) * failing / pushes;
    }

    /// Whether it is looked after this push.
    public boolean looksAfter(int push) {
        int steps = LOOKS - 1;
        return (long) push * steps / pushes > (long) (push - 1) * steps / pushes;
    }

    ApplicationKey refused() {
        return ApplicationKey.parse("dev/" + REFUSED + "@dev");
    }

    String refusedFile() {
        return "apps/" + REFUSED + "/deployment.yaml";
    }

    /// A Deployment that does not select its own pods: no schema says that it may not.
    String refusedDeployment(int push) {
        return Resources.text("rollout.yaml")
                .replace("${REVISION}", Integer.toString(push))
                .replaceFirst("name: podinfo\n  template", "name: another\n  template");
    }
}
