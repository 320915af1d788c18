package dev.sailplan.planner.upkeep;

import dev.sailplan.common.domain.event.Event.LetGoRequested;
import dev.sailplan.common.domain.event.Event.Request;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.application.ReleaseGate;
import dev.sailplan.planner.application.UndeclaredApplications;
import dev.sailplan.planner.gate.Judgement;
import dev.sailplan.planner.home.HomeLane;
import dev.sailplan.planner.state.ApplicationState;
import dev.sailplan.planner.state.ApplicationState.Attempts;
import dev.sailplan.planner.state.HeldPlan;
import dev.sailplan.planner.state.PlanSummary;
import dev.sailplan.planner.state.PlanSummary.Granted;
import java.util.List;
import java.util.Optional;

/// Answers a person who lets a held plan go on, or lets go of what it would delete.
///
/// The word counts for the plan and the generation that it names and for no other: once it was followed the generation
/// is another one, so that the same word again changes nothing. Whether the effects are still those that the person saw
/// is for the applier to say.
public final class HoldAnswers {
    private final HomeLane home;
    private final ReleaseGate releases;

    public HoldAnswers(HomeLane home) {
        this.home = home;
        this.releases = new ReleaseGate(home.parts(), home.repository());
    }

    public Outputs answer(Request request) {
        return home.state()
                .application(request.target().application())
                .map(state -> answer(request, state))
                .orElseGet(() ->
                        declined(
                                request,
                                "repository "
                                        + home.repository().name()
                                        + " has no application "
                                        + request.target().application()
                                        + "; sailplan status shows those that there are"));
    }

    private Outputs answer(Request request, ApplicationState state) {
        Optional<Status> status =
                home.parts()
                        .clusters()
                        .status(state.application())
                        .filter(known -> known.owner().equals(home.repository().name()));
        List<HeldPlan> held = HeldPlan.in(state, status);
        return held.stream()
                .filter(plan -> plan.isMeantBy(request.target()))
                .findFirst()
                .map(plan -> granted(request, state, plan))
                .orElseGet(() -> declined(request, missed(state, held)));
    }

    private static String missed(ApplicationState state, List<HeldPlan> held) {
        return held.isEmpty()
                ? "nothing of "
                        + state.application().shortForm()
                        + " is held by now; sailplan status shows what became of it"
                : "what is held is " + held.getFirst().named(state) + " by now; look again";
    }

    private Outputs granted(Request request, ApplicationState state, HeldPlan held) {
        if (held.isHeldHere()
                && !held.summary()
                        .source()
                        .equals(UndeclaredApplications.source(state.application()))) {
            return declined(request, "no command lets it go on: " + reasons(state));
        }
        Granted word = word(request);
        PlanSummary summary = held.summary().with(word);
        return switch (releases.judge(summary, state, home.state())) {
            case Judgement.Ready(var notes) -> released(request, state, summary, notes);
            case Judgement.Waits(var reasons) -> declined(request, notNow(reasons));
            case Judgement.Holds(var reasons) -> declined(request, notNow(reasons));
        };
    }

    private static String reasons(ApplicationState state) {
        return state.verdict() instanceof Verdict.OnHold(_, var reasons)
                ? String.join("; ", reasons)
                : "";
    }

    private static String notNow(List<String> reasons) {
        return "it can't be released now: " + String.join("; ", reasons);
    }

    private Granted word(Request request) {
        boolean letsGo = request instanceof LetGoRequested;
        return new Granted(
                new Release.Approval(
                        request.person(),
                        letsGo ? Optional.empty() : request.target().effects(),
                        Optional.of(request.reason()),
                        home.now()),
                letsGo);
    }

    private Outputs released(
            Request request, ApplicationState state, PlanSummary summary, List<String> notes) {
        ReleaseGate.Numbered release =
                releases.release(summary, state, home.state(), notes, Attempts.NONE);
        Granted word = summary.granted().orElseThrow();
        return release.step()
                .outputs()
                .and(
                        home.said(
                                new Decision.Approved(
                                        request.id(),
                                        home.repository().name(),
                                        state.application(),
                                        release.generation(),
                                        summary.plan(),
                                        word.approval(),
                                        word.letsGo(),
                                        home.now())));
    }

    public Outputs declined(Request request, String why) {
        return home.said(
                new Decision.Declined(
                        request.id(),
                        home.repository().name(),
                        request.target().application(),
                        why,
                        home.now()));
    }
}
