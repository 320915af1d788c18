package dev.sailplan.common.log.quarantine;

import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.port.Inbound;

/// Says what a lane does with the job that it asked about.
public sealed interface TrialDecision {
    record CarryOut() implements TrialDecision {}

    /// The record has been tried in vain too often; these outputs end it.
    record PutAside(Inbound record, Outputs lastWord) implements TrialDecision {}

    /// The lane was stopped, or the task has been put off.
    record Leave() implements TrialDecision {}
}
