package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.yaml.syntax.DocumentText;
import dev.sailplan.common.yaml.syntax.DocumentTexts;
import dev.sailplan.common.yaml.syntax.Refusal;
import java.util.ArrayList;
import java.util.List;

/// Reads a file of YAML or JSON documents; finds every problem it can and never throws.
///
/// Documents are split and scalars are resolved as kubectl does it (YAML 1.1 as in sigs.k8s.io/yaml), except
/// where kubectl loses something silently: that is a problem here. No message quotes a value.
public final class YamlReader {
    private YamlReader() {}

    public static Reading read(String file, byte[] bytes, YamlBudget budget) {
        List<Problem> problems = new ArrayList<>();
        List<Document> documents = new ArrayList<>();
        try {
            String text = SourceText.decode(file, bytes, budget);
            Allowance allowance = new Allowance(budget);
            for (DocumentText chunk : DocumentTexts.split(file, text, problems)) {
                allowance.beginDocument(chunk.place(0, 0));
                Composer composer = new Composer(chunk, allowance);
                composer.compose()
                        .map(value -> new Document(value, composer.misread()))
                        .ifPresent(documents::add);
                problems.addAll(composer.problems());
                allowance.checkProblems(problems.size(), chunk.place(0, 0));
            }
        } catch (Refusal refusal) {
            problems.add(refusal.problem());
        }
        return new Reading(documents, problems);
    }
}
