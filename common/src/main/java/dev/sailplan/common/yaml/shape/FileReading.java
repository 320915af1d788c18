package dev.sailplan.common.yaml.shape;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.Document;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.Reading;
import dev.sailplan.common.yaml.YamlBudget;
import dev.sailplan.common.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/// Holds what a file of exactly one document came to: a value, or everything that is wrong with it.
public sealed interface FileReading<T> {
    record Good<T>(T value) implements FileReading<T> {}

    record Bad<T>(List<Problem> problems) implements FileReading<T> {
        public Bad {
            problems = List.copyOf(problems);
        }
    }

    /// Reads a file of one document; `file` is how problems call it.
    static <T> FileReading<T> read(String file, byte[] bytes, YamlBudget budget, Reader<T> reader) {
        Faults faults = new Faults(Wording.BY_KIND);
        try {
            Optional<T> value =
                    document(file, bytes, budget, faults).flatMap(d -> reader.read(d, faults));
            return value.isPresent() && faults.count() == 0
                    ? new Good<>(value.get())
                    : new Bad<>(faults.problems());
        } catch (TooManyFaults _) {
            return new Bad<>(faults.problems());
        }
    }

    /// The value of the only document of a file that may have faults of other files before it.
    static Optional<Located> document(String file, byte[] bytes, YamlBudget budget, Faults faults) {
        Reading reading = YamlReader.read(file, bytes, budget);
        List<Document> documents = reading.documents();
        faults.addAll(reading.problems());
        if (reading.isClean() && documents.size() == 1) {
            return Optional.of(documents.getFirst().value());
        }
        if (reading.isClean()) {
            faults.documents(
                    documents.isEmpty() ? SourceLocation.wholeFile(file) : documents.get(1).at(),
                    documents.size());
        }
        return Optional.empty();
    }
}
