package dev.sailplan.deploy.dev;

import dev.sailplan.common.domain.text.PlainText;
import java.io.PrintStream;

/// Speaks to the person who started dev: what it is doing on standard error, what it offers on standard output.
/// A line may hold the end of a child's log, so nothing in it can steer the terminal.
final class Terminal {
    private final PrintStream out;
    private final PrintStream err;

    Terminal(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void progress(String line) {
        err.println(" · " + PlainText.lines(line));
        err.flush();
    }

    void warn(String line) {
        err.println(" ! " + PlainText.lines(line));
        err.flush();
    }

    void say(String line) {
        out.println(PlainText.lines(line));
        out.flush();
    }
}
