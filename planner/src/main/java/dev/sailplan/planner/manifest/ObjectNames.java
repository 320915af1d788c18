package dev.sailplan.planner.manifest;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The rules for names of objects.
final class ObjectNames {
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final int LONGEST = 253;

    /// Groups whose names only have to be a segment of a URL, such as `system:node` or an IP address.
    private static final Set<String> LENIENT =
            Set.of(
                    "rbac.authorization.k8s.io",
                    "certificates.k8s.io",
                    "networking.k8s.io",
                    "flowcontrol.apiserver.k8s.io");

    private ObjectNames() {}

    /// The rule that the name breaks.
    static Optional<String> broken(KindFacts kind, String name) {
        if (LENIENT.contains(kind.group())) {
            boolean segment =
                    !name.isEmpty()
                            && !name.equals(".")
                            && !name.equals("..")
                            && !name.contains("/")
                            && !name.contains("%");
            return segment ? Optional.empty() : Optional.of("must be a name without / and %");
        }
        return name.length() <= LONGEST && SUBDOMAIN.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("must be lower-case letters, digits, - and ., at most 253");
    }
}
