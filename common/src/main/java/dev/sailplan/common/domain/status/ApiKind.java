package dev.sailplan.common.domain.status;

/// A kind that a cluster serves. `plural` is its resource name in URLs.
public record ApiKind(
        String group, String version, String kind, String plural, boolean namespaced) {
    /// `apps/v1` or `v1`.
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }
}
