package dev.sailplan.deploy.cli.quarantine;

import dev.sailplan.common.command.ExitCode;
import dev.sailplan.common.domain.text.PlainText;
import dev.sailplan.common.log.letters.DeadLetter;
import dev.sailplan.common.log.letters.Quarantine;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.Outbound;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Releases or drops dead letters one after the other, and says of each what became of it: one that fails keeps no
/// other from it.
///
/// @param writer writes all of it or nothing
record QuarantineDesk(
        Quarantine quarantine,
        Consumer<List<Outbound>> writer,
        PrintWriter out,
        InstantSource time) {

    /// Those that were tried; what can't be read would be put aside again.
    int releaseAll(List<DeadLetter> letters) {
        letters.stream()
                .filter(it -> it.attempts().isEmpty())
                .forEach(it ->
                        say(it, "left", "it can't be read; sailplan quarantine drop closes it"));
        return release(letters.stream().filter(it -> it.attempts().isPresent()).toList());
    }

    /// The exit code: an error where at least one could not be released.
    int release(List<DeadLetter> letters) {
        return each(letters, this::released);
    }

    int drop(List<DeadLetter> letters) {
        return each(letters, this::dropped);
    }

    private int each(List<DeadLetter> letters, Predicate<DeadLetter> what) {
        long failed = letters.stream().filter(letter -> !tried(letter, what)).count();
        out.flush();
        return failed == 0 ? ExitCode.DONE : ExitCode.ERROR;
    }

    private boolean tried(DeadLetter letter, Predicate<DeadLetter> what) {
        try {
            return what.test(letter);
        } catch (LogFailure e) {
            say(
                    letter,
                    "failed",
                    e.getMessage()
                            + "; if its topic is gone, sailplan quarantine drop "
                            + letter.about()
                            + " closes its letter");
            return false;
        }
    }

    private boolean released(DeadLetter letter) {
        Optional<Inbound> record = quarantine.find(letter.about());
        if (record.isEmpty()) {
            say(
                    letter,
                    "failed",
                    "it is no longer on the log; push a new commit instead, and sailplan quarantine"
                            + " drop "
                            + letter.about()
                            + " closes its letter");
            return false;
        }
        writer.accept(quarantine.release(letter, record.get(), time.instant()));
        say(letter, "released", letter.service() + " gets it once more");
        return true;
    }

    private boolean dropped(DeadLetter letter) {
        writer.accept(quarantine.drop(letter, time.instant()));
        say(letter, "dropped", "it is not run again");
        return true;
    }

    private void say(DeadLetter letter, String what, String more) {
        out.println(
                PlainText.line(what + " " + letter.about() + " of " + letter.key() + ": " + more));
    }
}
