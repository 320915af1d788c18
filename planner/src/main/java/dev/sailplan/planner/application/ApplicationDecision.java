package dev.sailplan.planner.application;

import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.log.Outputs;

/// What one application came to, and what is written for it.
public record ApplicationDecision(Verdict verdict, Outputs outputs) {
    public static ApplicationDecision silent(Verdict verdict) {
        return new ApplicationDecision(verdict, Outputs.NONE);
    }
}
