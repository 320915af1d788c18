package dev.sailplan.common.log.quarantine;

import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.letters.DeadLetters;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.signs.Troubles;
import dev.sailplan.common.log.state.OutputLimit;

/// Makes what is written about a record that is not carried out: a dead letter, and what the work has to say of it.
public record LastWords(Work work, DeadLetters letters, Troubles troubles) {
    public Outputs buried(Inbound record, String error, String reason) {
        troubles.buried(record, error);
        return Outputs.NONE.with(letters.about(record, error, reason));
    }

    Outputs quarantined(Inbound record, Attempts attempts, Lane lane) {
        troubles.quarantined(record, attempts.error(), attempts.count());
        Outputs letter =
                Outputs.NONE.with(letters.quarantined(record, attempts.error(), attempts.count()));
        return told(record, attempts, lane).and(letter);
    }

    /// What the work has to say of it; a record with a letter to it is more than none.
    private Outputs told(Inbound record, Attempts attempts, Lane lane) {
        if (attempts.beyondTelling()) {
            return Outputs.NONE;
        }
        try {
            Outputs outputs = work.quarantined(record, attempts.error(), lane);
            OutputLimit.check(outputs);
            return outputs;
        } catch (RuntimeException | Error e) {
            troubles.report("the work can't tell of its quarantine", e);
            return Outputs.NONE;
        }
    }
}
