package dev.sailplan.common.domain.problem;

/// A place in a file of a repository; line and column count from 1, and 0 means the whole file.
public record SourceLocation(String file, int line, int column)
        implements Comparable<SourceLocation> {
    public static SourceLocation wholeFile(String file) {
        return new SourceLocation(file, 0, 0);
    }

    @Override
    public int compareTo(SourceLocation other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        return line != other.line
                ? Integer.compare(line, other.line)
                : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
