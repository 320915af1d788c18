package dev.sailplan.planner.push;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.port.Inbound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Holds pushes to one ref that wait behind each other; only where the ref is now counts. `answered` are the queued
/// records that need no work of their own.
public record CoalescedPushes(List<Pushed> older, Pushed newest, List<Inbound> answered) {
    public CoalescedPushes {
        older = List.copyOf(older);
        answered = List.copyOf(answered);
    }

    public static CoalescedPushes of(
            Pushed first, Lane lane, Function<Inbound, Optional<Event>> reading) {
        List<Pushed> older = new ArrayList<>();
        List<Inbound> answered = new ArrayList<>();
        Pushed newest = first;
        for (Inbound queued : lane.queued()) {
            if (reading.apply(queued).orElse(null) instanceof Pushed push
                    && push.ref().equals(first.ref())) {
                older.add(newest);
                newest = push;
                answered.add(queued);
            }
        }
        return new CoalescedPushes(older, newest, answered);
    }
}
