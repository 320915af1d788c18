package dev.sailplan.common.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;

/// What a problem must be to help: one short line of printable text, and a place that exists.
public final class Clarity {
    /// A Secret's value in the corpus, and the same in base64.
    public static final String PLANTED = "pl4nted-S3cret-valu3";

    public static final String PLANTED_BASE64 = "cGw0bnRlZC1TM2NyZXQtdmFsdTM=";

    private static final int LONGEST = 1_000;
    private static final int MOST = 101;
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Pattern OF_THE_WHOLE_FILE =
            Pattern.compile(
                    "the file is larger than .*|the file is empty|must hold exactly one document.*"
                            + "|[0-9]+ applications; .*");

    private static final Pattern KIND = Pattern.compile("\\bkind\\b[\"']?\\s*:");
    private static final Pattern SECRET =
            Pattern.compile(KIND.pattern() + "\\s*[\"']?secret", Pattern.CASE_INSENSITIVE);

    private Clarity() {}

    public static void check(String file, Mutant mutant, List<Problem> problems) {
        assertThat(problems)
                .as("problems of\n%s", mutant)
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(MOST);
        problems.forEach(problem -> check(file, mutant, problem));
    }

    private static void check(String file, Mutant mutant, Problem problem) {
        String message = problem.message();
        // A file may also end too early, which is right behind its last line.
        long lines = 2 + mutant.latin().chars().filter(c -> c == '\n' || c == '\r').count();
        boolean whole = OF_THE_WHOLE_FILE.matcher(message).matches();
        boolean clear =
                !message.isBlank()
                        && message.length() <= LONGEST
                        && !UNPRINTABLE.matcher(message).find()
                        && (!tellsPlanted(message) || !isSecret(mutant, problem.at().line()))
                        && problem.at().file().equals(file)
                        && problem.at().line() <= lines
                        && (whole || (problem.at().line() >= 1 && problem.at().column() >= 1));
        assertThat(clear).as("«%s» is clear, of\n%s", problem, mutant).isTrue();
    }

    private static boolean tellsPlanted(String message) {
        return message.contains(PLANTED) || message.contains(PLANTED_BASE64);
    }

    /// Damage also puts a Secret's text into an object of another kind, whose values may be told.
    private static boolean isSecret(Mutant mutant, int line) {
        List<String> lines = mutant.latin().lines().toList();
        int first = Math.min(line, lines.size()) - 1;
        while (first > 0 && !lines.get(first).startsWith("---")) {
            first--;
        }
        int end = Math.min(first + 1, lines.size());
        while (end < lines.size() && !lines.get(end).startsWith("---")) {
            end++;
        }
        String document = String.join("\n", lines.subList(Math.max(first, 0), end));
        return SECRET.matcher(document).find() || !KIND.matcher(document).find();
    }
}
