package dev.sailplan.common.yaml.shape;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.Located;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Collects what is wrong while a file is read, and knows the name of the value that is being read.
public final class Faults {
    /// Nobody reads more, and one mistake may come again for each of thousands of directories.
    private static final int MOST_KEPT = 100;

    private final Wording wording;
    private final String name;
    private final Found found;

    /// Is common to the values of a file.
    private static final class Found {
        private final Set<Problem> problems = new LinkedHashSet<>();
        private int count;
    }

    private Faults(Wording wording, String name, Found found) {
        this.wording = wording;
        this.name = name;
        this.found = found;
    }

    public Faults(Wording wording) {
        this(wording, "", new Found());
    }

    /// The same for a member of the value.
    public Faults inside(String key) {
        return named(Wording.inside(name, key));
    }

    /// The same for an element of a list.
    public Faults at(int index) {
        return named(name + "[" + index + "]");
    }

    Faults named(String other) {
        return new Faults(wording, other, found);
    }

    /// Adds a message that needs no name before it. Throws [TooManyFaults] where nobody would read it.
    public void add(SourceLocation at, String message) {
        add(new Problem(at, message));
    }

    void addAll(Collection<Problem> problems) {
        problems.forEach(this::add);
    }

    private void add(Problem problem) {
        found.count++;
        if (found.problems.size() >= MOST_KEPT && !found.problems.contains(problem)) {
            found.problems.add(
                    new Problem(problem.at(), "too many problems; what follows here was not read"));
            throw new TooManyFaults();
        }
        found.problems.add(problem);
    }

    /// Complains of the value, and stands for what was to be read of it.
    public <T> Optional<T> complain(SourceLocation at, String complaint) {
        add(at, wording.complaint(name, complaint));
        return Optional.empty();
    }

    /// The same for a value of another type than the wanted one.
    public <T> Optional<T> refuse(Located value, String wanted) {
        add(value.at(), wording.wrongType(name, wanted, value.json()));
        return Optional.empty();
    }

    void missing(SourceLocation at, String key, String hint) {
        add(at, wording.missing(name, key) + hint);
    }

    void unknown(SourceLocation at, String key, Collection<String> known) {
        add(at, wording.unknown(name, key, known));
    }

    void documents(SourceLocation at, int number) {
        add(at, wording.documents(number));
    }

    /// How many were added, also of those that were told before.
    public int count() {
        return found.count;
    }

    /// In the order of the file.
    public List<Problem> problems() {
        return found.problems.stream().sorted().toList();
    }
}
