package dev.sailplan.common.domain.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Aligns rows of cells as lines, each column as wide as its widest cell, and none able to steer the terminal.
public final class Columns {
    private static final int GAP = 2;
    private static final int NARROWEST = 30;

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

    /// The same with the last column wrapped between words, so that no line is longer than `most` where that leaves room.
    public static List<String> wrapped(List<List<String>> rows, int most) {
        int before =
                IntStream.range(0, rows.getFirst().size() - 1)
                        .map(column ->
                                rows.stream()
                                                .mapToInt(row ->
                                                        PlainText.line(row.get(column)).length())
                                                .max()
                                                .orElse(0)
                                        + GAP)
                        .sum();
        int room = Math.max(NARROWEST, most - before);
        List<List<String>> cut = rows.stream().flatMap(row -> parts(row, room).stream()).toList();
        return aligned(cut);
    }

    private static List<List<String>> parts(List<String> row, int room) {
        List<List<String>> parts = new ArrayList<>();
        for (String part : words(PlainText.line(row.getLast()), room)) {
            List<String> cells =
                    new ArrayList<>(parts.isEmpty() ? row : Collections.nCopies(row.size(), ""));
            cells.set(row.size() - 1, part);
            parts.add(cells);
        }
        return parts;
    }

    private static List<String> words(String text, int room) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > room) {
            int end = rest.lastIndexOf(' ', room);
            int cut = end > 0 ? end : rest.indexOf(' ', room);
            if (cut < 0) {
                break;
            }
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut + 1);
        }
        lines.add(rest);
        return lines;
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
