package dev.sailplan.common.feed;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.seal.signature.Verifier;
import dev.sailplan.common.wire.Decoded;
import dev.sailplan.common.wire.RecordReader;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Makes whole records of what is read, and hands on those it understands. It checks no signature and has no say.
public final class Assembly {
    private final RecordReader reader = new RecordReader(Verifier.WITHOUT_KEYS);
    private final Map<Digest, Payload> pieces = new HashMap<>();

    public void take(Inbound record, Consumer<Entry> to) {
        hand(record, reader.read(record), to);
    }

    private void hand(Inbound record, Decoded decoded, Consumer<Entry> to) {
        switch (decoded) {
            case Decoded.Of whole -> to.accept(new Entry(record, whole.record()));
            case Decoded.Piece piece -> pieces.put(piece.digest(), record.value());
            case Decoded.Header header -> {
                hand(record, reader.join(record, pieces), to);
                header.pieces().forEach(pieces::remove);
            }
            case Decoded.Ignored _, Decoded.Unreadable _ -> {}
        }
    }
}
