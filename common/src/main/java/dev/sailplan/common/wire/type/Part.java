package dev.sailplan.common.wire.type;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json;
import java.util.List;
import java.util.Optional;

/// A piece of a record that is too large for one: some elements of one of its lists (or members of one of
/// its objects), or a slice of the JSON text of a single element. It stands before the header that names it
/// by its digest.
///
/// `of` is the digest of the undivided value; `more` says that the next part continues the slice.
public record Part(
        Digest of,
        String field,
        int number,
        List<Json> items,
        Optional<String> slice,
        boolean more) {
    public Part {
        items = List.copyOf(items);
    }
}
