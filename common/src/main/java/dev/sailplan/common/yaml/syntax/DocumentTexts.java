package dev.sailplan.common.yaml.syntax;

import dev.sailplan.common.domain.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/// Splits a stream into documents as kubectl does: at each line that begins with `---`, whatever surrounds it.
///
/// So a document that can't be read doesn't hide those after it.
public final class DocumentTexts {
    private static final String SEPARATOR = "---";

    /// Begins `%YAML 1.1`, and no value without quotes.
    private static final String DIRECTIVE = "%";

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private final String file;
    private final String text;
    private final List<Problem> problems;
    private final List<DocumentText> found = new ArrayList<>();
    private int firstLine;
    private int start;

    private DocumentTexts(String file, String text, List<Problem> problems) {
        this.file = file;
        this.text = text;
        this.problems = problems;
    }

    public static List<DocumentText> split(String file, String text, List<Problem> problems) {
        DocumentTexts chunks = new DocumentTexts(file, text, problems);
        chunks.scan();
        return chunks.found;
    }

    private void scan() {
        int line = 0;
        int from = 0;
        while (from < text.length()) {
            int newline = text.indexOf('\n', from);
            int next = newline < 0 ? text.length() : newline + 1;
            if (text.startsWith(SEPARATOR, from)) {
                close(from);
                checkSeparator(line, text.substring(from + SEPARATOR.length(), next).strip());
                start = next;
                firstLine = line + 1;
            } else if (from == start && text.startsWith(DIRECTIVE, from)) {
                report(line, "a directive is not read; remove this line");
                start = next;
                firstLine = line + 1;
            }
            from = next;
            line++;
        }
        close(text.length());
    }

    private void close(int end) {
        if (end > start) {
            int from = text.charAt(start) == BYTE_ORDER_MARK ? start + 1 : start;
            DocumentText chunk = new DocumentText(file, text.substring(from, end), firstLine, 0);
            found.addAll(JsonStream.split(chunk));
        }
    }

    private void checkSeparator(int line, String rest) {
        if (!rest.isEmpty() && !rest.startsWith("#")) {
            report(line, "only a comment may follow --- on its line");
        }
    }

    private void report(int line, String message) {
        problems.add(new Problem(new DocumentText(file, "", line, 0).place(0, 0), message));
    }
}
