package dev.sailplan.common.yaml.syntax;

import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.List;
import java.util.OptionalInt;

/// Holds the text of one document and where it begins in its file; lines and columns count from 0.
public record DocumentText(String file, String text, int firstLine, int firstColumn) {
    private static final String SEPARATOR = "---";

    public SourceLocation place(int line, int column) {
        int shifted = line == 0 ? column + firstColumn : column;
        return new SourceLocation(file, firstLine + line + 1, shifted + 1);
    }

    /// The last of the file's lines, from one to before another, at whose end a separator hangs, where it is none.
    OptionalInt gluedSeparator(int from, int before) {
        if (from >= before) {
            return OptionalInt.empty();
        }
        List<String> lines = text.lines().skip(from - 1L - firstLine).limit(before - from).toList();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (isGlued(lines.get(i).strip())) {
                return OptionalInt.of(from + i);
            }
        }
        return OptionalInt.empty();
    }

    /// Longer rows of dashes are ornaments, and so are those of comments.
    private static boolean isGlued(String line) {
        return line.endsWith(SEPARATOR) && !line.endsWith("-" + SEPARATOR) && !line.startsWith("#");
    }
}
