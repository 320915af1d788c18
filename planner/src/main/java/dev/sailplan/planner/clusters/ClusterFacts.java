package dev.sailplan.planner.clusters;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.status.Facts;
import java.util.function.Function;

/// What is known of a cluster, with its OpenAPI documents by their digests.
public record ClusterFacts(Facts facts, Function<Digest, byte[]> documents) {}
