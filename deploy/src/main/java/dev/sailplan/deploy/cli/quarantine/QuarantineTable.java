package dev.sailplan.deploy.cli.quarantine;

import dev.sailplan.common.domain.text.Age;
import dev.sailplan.common.domain.text.Columns;
import dev.sailplan.common.domain.text.PlainText;
import dev.sailplan.common.log.letters.DeadLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lays out `sailplan quarantine list`: a row per record that a service put aside.
public final class QuarantineTable {
    private static final List<String> HEAD =
            List.of("RECORD", "SERVICE", "KEY", "ERROR", "TRIES", "SINCE", "WHY");

    private QuarantineTable() {}

    static List<String> lines(List<DeadLetter> letters, Instant now) {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        letters.forEach(it -> rows.add(cells(it, now)));
        return Columns.aligned(rows);
    }

    /// What `sailplan status` says of them; nothing where there are none that a release could help.
    public static Optional<String> summary(List<DeadLetter> letters) {
        List<String> keys =
                letters.stream()
                        .filter(it -> it.attempts().isPresent())
                        .map(letter -> PlainText.line(letter.key()))
                        .distinct()
                        .toList();
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "in quarantine, of "
                                + String.join(", ", keys)
                                + ": sailplan quarantine list says what and why");
    }

    private static List<String> cells(DeadLetter letter, Instant now) {
        return List.of(
                letter.about().toString(),
                letter.service(),
                letter.key(),
                letter.error(),
                letter.attempts().map(String::valueOf).orElse("-"),
                Age.between(letter.at(), now),
                letter.reason());
    }
}
