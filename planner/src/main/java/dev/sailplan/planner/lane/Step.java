package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.log.Outputs;

/// What one application came to, and what is written for it.
record Step(Verdict verdict, Outputs outputs) {
    static Step silent(Verdict verdict) {
        return new Step(verdict, Outputs.NONE);
    }
}
