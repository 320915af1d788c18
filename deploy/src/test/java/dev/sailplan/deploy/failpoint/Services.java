package dev.sailplan.deploy.failpoint;

import dev.sailplan.deploy.program.JavaProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Planner and applier in a process that can be told where to die.
final class Services implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;

    /// The process was gone before it had answered.
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Died(String question) {
            super("the services died of: " + question);
        }
    }

    private Services(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /// A process that waits to be [started][#start].
    static Services prepare(Installation installation) {
        List<String> command =
                JavaProgram.of("services", ServicesMain.class, "-Xmx400m")
                        .command(
                                installation.folder().toString(),
                                installation.kafka(),
                                installation.git());
        try {
            return new Services(
                    new ProcessBuilder(command)
                            .redirectError(
                                    ProcessBuilder.Redirect.appendTo(
                                            installation.folder().resolve("errors").toFile()))
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        ask("start");
    }

    /// As a service is stopped: in order.
    void stop() {
        ask("stop");
    }

    /// It dies at the nth call from now on that passes there.
    void killAt(Failpoint failpoint, int nth) {
        ask("set " + failpoint + " " + nth);
    }

    /// The calls at each failpoint since this was asked before.
    Map<Failpoint, Integer> passes() {
        Map<Failpoint, Integer> passes = new TreeMap<>();
        for (String line : ask("passes")) {
            int space = line.indexOf(' ');
            passes.put(
                    Failpoint.parse(line.substring(0, space)),
                    Integer.valueOf(line.substring(space + 1)));
        }
        return passes;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Whether it is gone by then.
    boolean diesWithin(long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// It ends in good order.
    void end() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!diesWithin(60)) {
            throw new IllegalStateException("the services do not end");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        boolean gone = diesWithin(10);
        if (!gone) {
            throw new IllegalStateException("the services do not end");
        }
    }

    private List<String> ask(String question) {
        try {
            process.getOutputStream().write((question + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            List<String> lines = new ArrayList<>();
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.equals("done")) {
                    return lines;
                }
                lines.add(line);
            }
            throw new Died(question);
        } catch (IOException _) {
            throw new Died(question);
        }
    }
}
