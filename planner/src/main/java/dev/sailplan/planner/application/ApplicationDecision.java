package dev.sailplan.planner.application;

import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.log.Outputs;

/// Holds the verdict on one application, and what is written for it.
public record ApplicationDecision(Verdict verdict, Outputs outputs) {
    public static ApplicationDecision silent(Verdict verdict) {
        return new ApplicationDecision(verdict, Outputs.NONE);
    }
}
