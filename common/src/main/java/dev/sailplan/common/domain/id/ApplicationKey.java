package dev.sailplan.common.domain.id;

/// Names an application everywhere: `project/name@cluster`. It is the key of its records.
public record ApplicationKey(ProjectName project, ApplicationName name, ClusterName cluster)
        implements Identifier, Comparable<ApplicationKey> {

    public static ApplicationKey parse(String value) {
        int slash = value.indexOf('/');
        int at = value.lastIndexOf('@');
        if (slash < 0 || at < slash) {
            throw new IllegalArgumentException(
                    "an application is written project/name@cluster, not '" + value + "'");
        }
        return new ApplicationKey(
                new ProjectName(value.substring(0, slash)),
                new ApplicationName(value.substring(slash + 1, at)),
                new ClusterName(value.substring(at + 1)));
    }

    @Override
    public String value() {
        return project + "/" + name + "@" + cluster;
    }

    /// The form people read where the project is clear: `name@cluster`.
    public String shortForm() {
        return name + "@" + cluster;
    }

    @Override
    public int compareTo(ApplicationKey other) {
        return value().compareTo(other.value());
    }

    @Override
    public String toString() {
        return value();
    }
}
