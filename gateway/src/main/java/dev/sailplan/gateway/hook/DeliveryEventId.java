package dev.sailplan.gateway.hook;

import dev.sailplan.common.domain.id.EventId;
import java.util.List;
import java.util.Optional;

/// Names the event of a delivery: the same for every redelivery, another for every repository.
final class DeliveryEventId {
    private static final int LONGEST = 90;

    private DeliveryEventId() {}

    /// The first of the headers that is there; where none is, the digest of the body.
    static EventId id(HookRequest request, List<String> headers) {
        String delivery =
                headers.stream()
                        .map(request.headers()::one)
                        .flatMap(Optional::stream)
                        .filter(DeliveryEventId::usable)
                        .findFirst()
                        .orElse("sha256-" + request.bodyDigest().value());
        return new EventId(request.source().repository() + ":" + delivery);
    }

    private static boolean usable(String id) {
        return id.length() <= LONGEST && id.chars().allMatch(c -> c > ' ' && c <= '~');
    }
}
