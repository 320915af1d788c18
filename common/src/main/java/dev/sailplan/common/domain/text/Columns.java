package dev.sailplan.common.domain.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Aligns rows of cells as lines, each column as wide as its widest cell, and none able to steer the terminal.
public final class Columns {
    private static final int GAP = 2;

    private Columns() {}

    /// All rows have the same number of cells.
    public static List<String> aligned(List<List<String>> rows) {
        List<List<String>> plain =
                rows.stream().map(row -> row.stream().map(PlainText::line).toList()).toList();
        List<Integer> widths =
                IntStream.range(0, plain.isEmpty() ? 0 : plain.getFirst().size())
                        .mapToObj(column -> width(column, plain))
                        .toList();
        return plain.stream().map(row -> line(row, widths)).toList();
    }

    private static int width(int column, List<List<String>> rows) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String line(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> padded(row.get(column), widths.get(column)))
                .collect(Collectors.joining())
                .stripTrailing();
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(width - cell.length() + GAP);
    }
}
