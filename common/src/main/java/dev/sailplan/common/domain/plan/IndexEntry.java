package dev.sailplan.common.domain.plan;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.problem.SourceLocation;

/// An object of a plan: its identity and API version, the digest of its desired state, its wave and its place in Git.
public record IndexEntry(
        ObjectId object, String version, Digest digest, int wave, SourceLocation at) {

    /// `apps/v1` or `v1`: what the manifest says as `apiVersion`.
    public String apiVersion() {
        return object.group().isEmpty() ? version : object.group() + "/" + version;
    }

    /// One line that says all of it, for digests. What a repository chooses is quoted: bare, the name of a file
    /// could spell out another entry.
    public String canonical() {
        return String.join(
                " ",
                object.canonical(),
                Json.text(version).canonical(),
                digest.toString(),
                "wave=" + wave,
                Json.text(at.toString()).canonical());
    }
}
