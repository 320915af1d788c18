package dev.sailplan.common.domain.status;

import dev.sailplan.common.domain.id.Digest;

/// A piece of a gzipped OpenAPI document, in Base64; `digest` is that of the whole, uncompressed.
public record OpenApiPart(Digest digest, int number, String content) {}
