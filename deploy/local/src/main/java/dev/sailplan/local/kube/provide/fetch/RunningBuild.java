package dev.sailplan.local.kube.provide.fetch;

import dev.sailplan.local.kube.provide.binary.Binary;
import dev.sailplan.local.kube.provide.binary.GoModule;
import dev.sailplan.local.kube.provide.binary.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A build under way that says every few seconds how long it has taken.
record RunningBuild(Binary binary, Process process, Progress progress, InstantSource clock) {

    private static final Duration TICK = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(5);

    /// Its exit code; an interrupt ends it with its compilers.
    int await() throws InterruptedException {
        var start = clock.instant();
        say(Duration.ZERO);
        try {
            while (!process.waitFor(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                // Nobody waits for the others, and a prompt above them would scroll away.
                if (binary.isAwaited()) {
                    say(since(start));
                }
            }
            if (process.exitValue() == 0) {
                progress.report("%s: built in %s".formatted(binary.program(), words(since(start))));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            end();
            throw e;
        }
    }

    /// Returns when none of it runs any more: whoever comes next may remove the folder it writes to.
    private void end() {
        // Once their parent is gone nobody finds its children.
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroy);
        if (!haveEnded(all)) {
            all.forEach(ProcessHandle::destroyForcibly);
            haveEnded(all);
        }
    }

    /// A second interrupt must not leave it running, so it is heard only afterwards.
    private static boolean haveEnded(List<ProcessHandle> all) {
        var ends = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            return CompletableFuture.allOf(ends)
                    .thenApply(_ -> true)
                    .completeOnTimeout(false, GRACE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException _) {
            return false;
        }
    }

    private void say(Duration elapsed) {
        progress.report(
                "%s %s%s: building from source, once; about %d min on two cores, %s so far"
                        .formatted(
                                binary.program(),
                                GoModule.of(binary).version(),
                                binary.place(),
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
