package dev.sailplan.planner.clusters;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.status.Facts;
import java.util.function.Function;

/// Holds the facts of a cluster, with its OpenAPI documents by their digests.
public record ClusterFacts(Facts facts, Function<Digest, byte[]> documents) {}
