package dev.sailplan.local.kube;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// A build under way that says every few seconds how long it has taken.
record RunningBuild(Binary binary, Process process, Progress progress, InstantSource clock) {

    private static final Duration TICK = Duration.ofSeconds(10);

    /// Its exit code; an interrupt ends it with its compilers.
    int await() throws InterruptedException {
        var start = clock.instant();
        say(Duration.ZERO);
        try {
            while (!process.waitFor(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                say(since(start));
            }
            if (process.exitValue() == 0) {
                progress.report("%s: built in %s".formatted(binary.program(), words(since(start))));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            throw e;
        }
    }

    private void say(Duration elapsed) {
        progress.report(
                "%s %s: building from source, once; about %d min on two cores, %s so far"
                        .formatted(
                                binary.program(),
                                GoModule.of(binary).version(),
                                binary.buildMinutes(),
                                words(elapsed)));
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }

    private static String words(Duration time) {
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
