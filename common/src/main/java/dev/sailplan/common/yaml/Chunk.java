package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.problem.SourceLocation;

/// The text of one document and where it begins in its file; lines and columns count from 0.
record Chunk(String file, String text, int firstLine, int firstColumn) {

    SourceLocation place(int line, int column) {
        int shifted = line == 0 ? column + firstColumn : column;
        return new SourceLocation(file, firstLine + line + 1, shifted + 1);
    }
}
