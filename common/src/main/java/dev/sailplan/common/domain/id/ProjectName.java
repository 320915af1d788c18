package dev.sailplan.common.domain.id;

/// Names a project, the tenant: which repositories may reach which clusters, namespaces and kinds.
public record ProjectName(String value) implements Identifier, Comparable<ProjectName> {
    public ProjectName {
        Names.LABEL.check("project", value);
    }

    @Override
    public int compareTo(ProjectName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
