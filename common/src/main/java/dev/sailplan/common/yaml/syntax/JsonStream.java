package dev.sailplan.common.yaml.syntax;

import java.util.ArrayList;
import java.util.List;

/// Splits JSON objects that follow each other without a separator (`{}{}`), which kubectl reads and YAML forbids.
final class JsonStream {
    private final DocumentText whole;
    private final char[] text;
    private final List<DocumentText> found = new ArrayList<>();
    private int start;
    private int startLine;
    private int startColumn;

    private JsonStream(DocumentText whole) {
        this.whole = whole;
        this.text = whole.text().toCharArray();
    }

    static List<DocumentText> split(DocumentText chunk) {
        if (!chunk.text().stripLeading().startsWith("{")) {
            return List.of(chunk);
        }
        JsonStream stream = new JsonStream(chunk);
        stream.scan();
        return stream.found;
    }

    private void scan() {
        int depth = 0;
        boolean quoted = false;
        boolean closed = false;
        int line = 0;
        int lineStart = 0;
        for (int i = 0; i < text.length; i++) {
            char c = text[i];
            if (c == '\n') {
                line++;
                lineStart = i + 1;
            } else if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '\'' || c == '#') {
                giveUp();
                return;
            } else if (c == '\t') {
                text[i] = ' ';
            } else if (c == '{' && depth++ == 0 && closed) {
                close(i);
                startLine = line;
                startColumn = i - lineStart;
            } else if (c == '}') {
                closed = --depth == 0;
            } else {
                quoted = c == '"';
            }
        }
        close(text.length);
    }

    /// Single quotes and comments are YAML: left to its own rules.
    private void giveUp() {
        found.clear();
        found.add(whole);
    }

    private void close(int end) {
        String part = new String(text, start, end - start);
        found.add(new DocumentText(whole.file(), part, whole.firstLine() + startLine, startColumn));
        start = end;
    }
}
