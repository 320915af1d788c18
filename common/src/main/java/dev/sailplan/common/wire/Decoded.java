package dev.sailplan.common.wire;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.KeyId;
import dev.sailplan.common.wire.type.RecordType;
import java.util.List;
import java.util.Optional;

/// Tells what became of reading one record of the log.
public sealed interface Decoded {
    /// A whole record of the domain. `signedBy` is there only where the signature was verified with a known
    /// key; `digest` is that of the value's bytes, of a divided record those of its header.
    record Of(Object record, Optional<KeyId> signedBy, Digest digest) implements Decoded {}

    /// A piece to be kept under its digest until the header that names it comes.
    record Piece(Digest of, String field, int number, Digest digest) implements Decoded {}

    /// A divided record; [RecordReader#join] makes it whole with these pieces, in this order.
    record Header(RecordType type, List<Digest> pieces, Digest digest) implements Decoded {
        public Header {
            pieces = List.copyOf(pieces);
        }
    }

    /// A record of another time or another sender; skipped.
    record Ignored(String why) implements Decoded {}

    /// A record that should have been readable. `why` never quotes its content.
    record Unreadable(String why) implements Decoded {}
}
