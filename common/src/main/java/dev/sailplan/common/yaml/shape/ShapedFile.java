package dev.sailplan.common.yaml.shape;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.Document;
import dev.sailplan.common.yaml.Reading;
import dev.sailplan.common.yaml.YamlBudget;
import dev.sailplan.common.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/// Holds what a file of exactly one document came to: a value, or everything that is wrong with it.
public sealed interface ShapedFile<T> {
    record Good<T>(T value) implements ShapedFile<T> {}

    record Bad<T>(List<Problem> problems) implements ShapedFile<T> {
        public Bad {
            problems = List.copyOf(problems);
        }
    }

    /// Reads a file of one document; `file` is how problems call it.
    static <T> ShapedFile<T> read(String file, byte[] bytes, YamlBudget budget, Reader<T> reader) {
        Reading reading = YamlReader.read(file, bytes, budget);
        if (!reading.isClean()) {
            return new Bad<>(reading.problems());
        }
        Faults faults = new Faults();
        Optional<T> value =
                single(file, reading, faults).flatMap(d -> reader.read(d.value(), faults));
        return value.isPresent() && faults.count() == 0
                ? new Good<>(value.get())
                : new Bad<>(faults.problems());
    }

    private static Optional<Document> single(String file, Reading reading, Faults faults) {
        List<Document> documents = reading.documents();
        if (documents.size() == 1) {
            return Optional.of(documents.getFirst());
        }
        faults.add(
                documents.size() > 1 ? documents.get(1).at() : SourceLocation.wholeFile(file),
                documents.isEmpty() ? "the file is empty" : "the file must hold one document only");
        return Optional.empty();
    }
}
