package dev.sailplan.deploy.cli;

import dev.sailplan.common.log.DeadLetter;
import dev.sailplan.deploy.text.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `sailplan quarantine list` prints: a row per record that a service put aside.
final class QuarantineTable {
    private static final List<String> HEAD =
            List.of("RECORD", "SERVICE", "KEY", "ERROR", "TRIES", "SINCE", "WHY");

    private QuarantineTable() {}

    static List<String> lines(List<DeadLetter> letters, Instant now) {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        letters.forEach(it -> rows.add(cells(it, now).stream().map(PlainText::line).toList()));
        return rows.stream().map(row -> line(row, rows)).toList();
    }

    /// What `sailplan status` says of them; nothing where there are none that a release could help.
    static Optional<String> summary(List<DeadLetter> letters) {
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
                age(Duration.between(letter.at(), now)),
                letter.reason());
    }

    private static String line(List<String> row, List<List<String>> all) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            int column = i;
            int width = all.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
            line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }

    private static String age(Duration age) {
        if (age.toMinutes() < 1) {
            return Math.max(0, age.toSeconds()) + "s";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + "m";
        }
        return age.toDays() < 1 ? age.toHours() + "h" : age.toDays() + "d";
    }
}
