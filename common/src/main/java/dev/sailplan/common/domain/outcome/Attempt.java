package dev.sailplan.common.domain.outcome;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.plan.Subject;

/// Names the release that an outcome speaks of; `release` is the digest of its signed bytes.
public record Attempt(
        Subject subject, Generation generation, PlanId plan, Digest release, EventId event) {}
