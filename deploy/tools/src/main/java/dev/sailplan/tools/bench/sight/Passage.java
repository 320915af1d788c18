package dev.sailplan.tools.bench.sight;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.outcome.Outcome.Applied;
import dev.sailplan.common.domain.outcome.Outcome.Timings;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Holds what the log has shown so far of one commit: the first record of each stage, who is applied and when the last
/// of them was, and what went wrong first.
public record Passage(
        Map<Stage, Sighting> first,
        Set<ApplicationKey> applied,
        Optional<Timings> timings,
        long lastAppliedAt,
        Optional<String> failure) {
    static final Passage NONE =
            new Passage(Map.of(), Set.of(), Optional.empty(), 0, Optional.empty());

    public Passage {
        first = Map.copyOf(first);
        applied = Set.copyOf(applied);
    }

    Passage seen(Stage stage, Sighting sighting) {
        if (first.containsKey(stage)) {
            return this;
        }
        Map<Stage, Sighting> more = new EnumMap<>(Stage.class);
        more.putAll(first);
        more.put(stage, sighting);
        return new Passage(more, applied, timings, lastAppliedAt, failure);
    }

    Passage applied(Applied outcome, Sighting sighting) {
        Set<ApplicationKey> more = new HashSet<>(applied);
        more.add(outcome.subject().application());
        return new Passage(
                        first, more, Optional.of(outcome.timings()), sighting.readableAt(), failure)
                .seen(Stage.APPLIED, sighting);
    }

    Passage failed(String why) {
        return failure.isPresent()
                ? this
                : new Passage(first, applied, timings, lastAppliedAt, Optional.of(why));
    }

    /// Throws [CommandFailed] with what went wrong, if something did.
    public void mustNotHaveFailed() {
        failure.ifPresent(why -> {
            throw new CommandFailed("the measurement makes no sense: " + why);
        });
    }
}
