package dev.sailplan.planner.manifest.schema;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Checks the names of objects by the rules of the API server.
public final class ObjectNames {
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final int LONGEST = 253;

    /// Groups whose names only have to be a segment of a URL, such as `system:node` or an IP address.
    private static final Set<String> LENIENT =
            Set.of(
                    "rbac.authorization.k8s.io",
                    "certificates.k8s.io",
                    "networking.k8s.io",
                    "flowcontrol.apiserver.k8s.io");

    private ObjectNames() {}

    /// Whether it can be the namespace of an object.
    public static boolean isLabel(String name) {
        return LABEL.matcher(name).matches();
    }

    /// Whether it can be the group of a kind.
    static boolean isSubdomain(String name) {
        return name.length() <= LONGEST && SUBDOMAIN.matcher(name).matches();
    }

    /// The rule that the name breaks.
    public static Optional<String> broken(KindFacts kind, String name) {
        if (name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("must be a name without control characters");
        }
        if (LENIENT.contains(kind.group())) {
            boolean segment =
                    !name.isEmpty()
                            && !name.equals(".")
                            && !name.equals("..")
                            && !name.contains("/")
                            && !name.contains("%");
            return segment ? Optional.empty() : Optional.of("must be a name without / and %");
        }
        return isSubdomain(name)
                ? Optional.empty()
                : Optional.of("must be lower-case letters, digits, - and ., at most 253");
    }
}
