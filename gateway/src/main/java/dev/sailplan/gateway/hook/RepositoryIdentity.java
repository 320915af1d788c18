package dev.sailplan.gateway.hook;

import java.util.List;
import java.util.Optional;

/// Tells whether a payload is of the repository that is configured under the URL.
final class RepositoryIdentity {
    private RepositoryIdentity() {}

    /// One of the addresses in the payload must be the configured one; a payload that has none is malformed.
    static boolean confirmed(Source source, PayloadFields repository, List<String> addressFields) {
        List<String> addresses =
                addressFields.stream()
                        .map(repository::optionalText)
                        .flatMap(Optional::stream)
                        .toList();
        if (addresses.isEmpty()) {
            throw repository.wrong(addressFields.getFirst(), "the repository's address");
        }
        return addresses.stream()
                .map(RepositoryPlace::of)
                .flatMap(Optional::stream)
                .anyMatch(source.place()::isSameInAnyCase);
    }
}
