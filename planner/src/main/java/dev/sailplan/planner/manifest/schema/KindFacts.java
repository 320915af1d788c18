package dev.sailplan.planner.manifest.schema;

/// A kind that a cluster serves in one version.
public record KindFacts(
        String group, String version, String kind, String plural, boolean namespaced) {

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }
}
