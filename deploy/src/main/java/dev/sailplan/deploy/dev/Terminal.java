package dev.sailplan.deploy.dev;

import java.io.PrintStream;

/// Speaks to the person who started dev: what it is doing on standard error, what it offers on standard output.
final class Terminal {
    private final PrintStream out;
    private final PrintStream err;

    Terminal(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void progress(String line) {
        err.println(" · " + line);
        err.flush();
    }

    void warn(String line) {
        err.println(" ! " + line);
        err.flush();
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }
}
