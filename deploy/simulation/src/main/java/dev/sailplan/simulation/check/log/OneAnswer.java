package dev.sailplan.simulation.check.log;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.simulation.check.evidence.Invariant;
import dev.sailplan.simulation.check.evidence.Ledger;
import dev.sailplan.simulation.check.evidence.Losses;
import dev.sailplan.simulation.check.evidence.Violation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Checks I12: no input record has two committed outputs.
public record OneAnswer(Ledger ledger, Losses losses) implements Invariant {
    @Override
    public void atRest() {
        if (losses.any()) {
            return;
        }
        Map<String, Long> asked =
                counted(ledger.events().stream().map(Event::id).map(Object::toString).toList());
        Map<String, Long> answered =
                counted(
                        ledger.decisions().stream()
                                .filter(Decision.Last.class::isInstance)
                                .map(Decision::event)
                                .map(Object::toString)
                                .toList());
        answered.forEach((event, count) -> {
            if (count > asked.getOrDefault(event, 0L)) {
                throw new Violation("I12", "event " + event + " has " + count + " ends");
            }
        });
        ledger.releases().forEach(this::ended);
    }

    private void ended(Digest digest, Release release) {
        long ends =
                ledger.of(digest).stream()
                        .filter(it -> it instanceof Outcome.Settled || it instanceof Outcome.Stale)
                        .count();
        if (ends != 1) {
            throw new Violation(
                    "I12",
                    release.subject().application()
                            + " "
                            + release.generation()
                            + " has "
                            + ends
                            + " ends: "
                            + ledger.of(digest));
        }
    }

    private static Map<String, Long> counted(List<String> all) {
        return all.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
