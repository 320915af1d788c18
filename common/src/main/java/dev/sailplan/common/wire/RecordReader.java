package dev.sailplan.common.wire;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.KeyId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.seal.signature.Verifier;
import dev.sailplan.common.wire.json.Mapping;
import dev.sailplan.common.wire.json.UnreadableJson;
import dev.sailplan.common.wire.part.RecordJoiner;
import dev.sailplan.common.wire.part.RecordSplitter;
import dev.sailplan.common.wire.type.Part;
import dev.sailplan.common.wire.type.RecordType;
import java.util.Map;
import java.util.Optional;

/// Reads records of the log; whatever they hold, the answer is a [Decoded] and never an exception.
public final class RecordReader {
    /// A record has at most 1 MiB on the log; whoever sends more is not one of ours.
    private static final int LARGEST = 1024 * 1024;

    private final Mapping mapping = new Mapping();
    private final RecordJoiner reunion = new RecordJoiner(mapping);
    private final Verifier verifier;

    public RecordReader(Verifier verifier) {
        this.verifier = verifier;
    }

    public Decoded read(Inbound inbound) {
        byte[] value = inbound.value().bytes();
        if (value.length > LARGEST) {
            return new Decoded.Unreadable("larger than 1 MiB");
        }
        return Envelope.of(inbound.headers(), value)
                .map(envelope -> read(envelope.type(), inbound.headers(), value))
                .orElseGet(() -> new Decoded.Unreadable("not a CloudEvent with a JSON value"));
    }

    /// The whole record of a header; `parts` are the payloads of its pieces by their digests.
    public Decoded join(Inbound header, Map<Digest, Payload> parts) {
        return switch (read(header)) {
            case Decoded.Header(var type, _, var digest) -> join(type, header, digest, parts);
            case Decoded.Of _, Decoded.Piece _, Decoded.Ignored _, Decoded.Unreadable _ ->
                    new Decoded.Unreadable("not the header of a divided record");
        };
    }

    private Decoded read(String typeName, Map<String, String> headers, byte[] value) {
        Optional<RecordType> type = RecordType.named(typeName);
        if (type.isEmpty()) {
            return RecordType.isOtherVersion(typeName)
                    ? new Decoded.Unreadable(
                            "written by another major version of Sailplan; this one reads v"
                                    + RecordType.MAJOR)
                    : new Decoded.Ignored("a type that is not known here");
        }
        return switch (Signatures.check(verifier, headers, typeName, value)) {
            case Signatures.Check.Bad() -> new Decoded.Unreadable("its signature is wrong");
            case Signatures.Check.Unverified() -> decode(type.get(), value, Optional.empty());
            case Signatures.Check.Verified(var by) -> decode(type.get(), value, Optional.of(by));
        };
    }

    private Decoded decode(RecordType type, byte[] value, Optional<KeyId> signedBy) {
        try {
            JsonObject body = mapping.read(value, JsonObject.class);
            if (!body.text("type").equals(Optional.of(type.typeName()))) {
                return new Decoded.Unreadable("its value is of another type than its header says");
            }
            Digest digest = Digest.of(value);
            if (type == RecordType.PART) {
                Part part = mapping.read(value, Part.class);
                return new Decoded.Piece(part.of(), part.field(), part.number(), digest);
            }
            return body.get(RecordSplitter.PARTS).isPresent() && !type.divisible().isEmpty()
                    ? new Decoded.Header(type, reunion.needed(body), digest)
                    : new Decoded.Of(mapping.read(value, type.recordClass()), signedBy, digest);
        } catch (UnreadableJson e) {
            return new Decoded.Unreadable(e.why());
        }
    }

    private Decoded join(
            RecordType type, Inbound header, Digest digest, Map<Digest, Payload> parts) {
        try {
            byte[] value = header.value().bytes();
            Json whole = reunion.join(type, mapping.read(value, JsonObject.class), parts);
            Object record = mapping.read(mapping.write(whole), type.recordClass());
            return new Decoded.Of(record, signer(header, type, value), digest);
        } catch (UnreadableJson e) {
            return new Decoded.Unreadable(e.why());
        }
    }

    private Optional<KeyId> signer(Inbound header, RecordType type, byte[] value) {
        return Signatures.check(verifier, header.headers(), type.typeName(), value)
                        instanceof Signatures.Check.Verified(var by)
                ? Optional.of(by)
                : Optional.empty();
    }
}
