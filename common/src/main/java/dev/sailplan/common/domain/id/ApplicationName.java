package dev.sailplan.common.domain.id;

/// Names an application within its project.
public record ApplicationName(String value) implements Identifier, Comparable<ApplicationName> {
    public ApplicationName {
        Names.LABEL.check("application", value);
    }

    @Override
    public int compareTo(ApplicationName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
