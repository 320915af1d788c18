package dev.sailplan.common.log.quarantine;

import dev.sailplan.common.log.port.Payload;
import java.util.ArrayList;
import java.util.List;

/// Names the lives of a service that began something and are not known to have ended it. A life is a process, by name;
/// one that only let it rest, after an attempt of which nobody died, is marked so, and so is one that ran nothing
/// beside it.
public record CrashSuspects(List<String> names) {
    public static final CrashSuspects NONE = new CrashSuspects(List.of());

    /// What rests in so many lives that die is no bystander: it may kill from where no attempt sees it.
    static final int MOST_RESTS = 10;

    private static final String RESTING = "resting ";
    private static final String ALONE = "alone ";

    public CrashSuspects {
        names = names.stream().distinct().toList();
    }

    public static CrashSuspects parse(Payload payload) {
        return new CrashSuspects(payload.text().lines().toList());
    }

    public Payload payload() {
        return Payload.of(String.join("\n", names));
    }

    /// It is begun in this life, or once more.
    public CrashSuspects and(String name) {
        return with(name, name);
    }

    /// It is begun in this life with nothing beside it: if the life ends, there is no doubt of what.
    public CrashSuspects alone(String name) {
        return with(name, ALONE + name);
    }

    /// An attempt of this life is over, and the next has not begun.
    public CrashSuspects resting(String name) {
        return with(name, RESTING + name);
    }

    private CrashSuspects with(String name, String word) {
        List<String> more = new ArrayList<>(names);
        more.removeAll(List.of(name, RESTING + name, ALONE + name));
        more.add(word);
        return new CrashSuspects(more);
    }

    /// Whether an attempt of this life is on record as begun.
    public boolean begunBy(String name) {
        return names.contains(name) || names.contains(ALONE + name);
    }

    /// Whether it was begun in this life, and may have rested since.
    public boolean triedBy(String name) {
        return begunBy(name) || names.contains(RESTING + name);
    }

    /// Whether one that is over ended while it ran alone.
    public boolean diedAlone(String living) {
        return names.stream().anyMatch(it -> it.startsWith(ALONE) && !it.equals(ALONE + living));
    }

    /// How many died of it, as far as this one can tell: all that are over, but for those it rested in.
    public int over(String living) {
        List<String> over =
                names.stream()
                        .filter(it ->
                                !it.equals(living)
                                        && !it.equals(RESTING + living)
                                        && !it.equals(ALONE + living))
                        .toList();
        int died = (int) over.stream().filter(it -> !it.startsWith(RESTING)).count();
        return over.size() < MOST_RESTS ? died : over.size();
    }
}
