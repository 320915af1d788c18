package dev.sailplan.common.log.quarantine;

import dev.sailplan.common.log.port.Payload;
import java.util.ArrayList;
import java.util.List;

/// Names the runs of a service, each a process from its start to its end, that began a job and are not known to have
/// finished it. One that only let it rest, after an attempt of which nobody died, is marked so, and so is one that ran
/// nothing beside it.
record UnfinishedRuns(List<String> names) {
    static final UnfinishedRuns NONE = new UnfinishedRuns(List.of());

    /// What rests in so many runs that crash is no bystander: it may kill from where no attempt sees it.
    static final int MOST_RESTS = 10;

    private static final String RESTING = "resting ";
    private static final String ALONE = "alone ";

    UnfinishedRuns {
        names = names.stream().distinct().toList();
    }

    static UnfinishedRuns parse(Payload payload) {
        return new UnfinishedRuns(payload.text().lines().toList());
    }

    Payload payload() {
        return Payload.of(String.join("\n", names));
    }

    /// It is begun in this run, or once more.
    UnfinishedRuns and(String name) {
        return with(name, name);
    }

    /// It is begun in this run with nothing beside it: if the process ends, there is no doubt of what.
    UnfinishedRuns alone(String name) {
        return with(name, ALONE + name);
    }

    /// An attempt of this run is over, and the next has not begun.
    UnfinishedRuns resting(String name) {
        return with(name, RESTING + name);
    }

    private UnfinishedRuns with(String name, String word) {
        List<String> more = new ArrayList<>(names);
        more.removeAll(List.of(name, RESTING + name, ALONE + name));
        more.add(word);
        return new UnfinishedRuns(more);
    }

    /// Whether an attempt of this run is on record as begun.
    boolean begunBy(String name) {
        return names.contains(name) || names.contains(ALONE + name);
    }

    /// Whether it was begun in this run, and may have rested since.
    boolean triedBy(String name) {
        return begunBy(name) || names.contains(RESTING + name);
    }

    /// Whether one that is over ended while it ran alone.
    boolean diedAlone(String current) {
        return names.stream().anyMatch(it -> it.startsWith(ALONE) && !it.equals(ALONE + current));
    }

    /// How many died of it, as far as this one can tell: all that are over, but for those it rested in.
    int over(String current) {
        List<String> over =
                names.stream()
                        .filter(it ->
                                !it.equals(current)
                                        && !it.equals(RESTING + current)
                                        && !it.equals(ALONE + current))
                        .toList();
        int died = (int) over.stream().filter(it -> !it.startsWith(RESTING)).count();
        return over.size() < MOST_RESTS ? died : over.size();
    }
}
