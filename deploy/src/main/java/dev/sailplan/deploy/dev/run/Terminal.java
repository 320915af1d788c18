package dev.sailplan.deploy.dev.run;

import dev.sailplan.common.domain.text.PlainText;
import java.io.PrintStream;

/// Speaks to the person who started dev: what it is doing on standard error, what it offers on standard output.
/// A line may hold the end of a child's log, so nothing in it can steer the terminal.
public final class Terminal {
    private final PrintStream out;
    private final PrintStream err;

    public Terminal(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public void progress(String line) {
        err.println(" · " + PlainText.lines(line));
        err.flush();
    }

    public void warn(String line) {
        err.println(" ! " + PlainText.lines(line));
        err.flush();
    }

    public void say(String line) {
        out.println(PlainText.lines(line));
        out.flush();
    }
}
