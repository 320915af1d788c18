package dev.sailplan.applier.inventory;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import java.util.Optional;

/// An entry of an inventory: one object of an application.
///
/// `applied` is the digest of the desired state last written; where the entry is not `confirmed`, a write or a
/// deletion may or may not have followed. `uid` is absent while the object is to be created. `fields` is the hash
/// of the fields that our field manager owned after the write.
public record InventoryEntry(
        ObjectId object,
        String version,
        Optional<String> uid,
        Optional<Digest> applied,
        boolean confirmed,
        Optional<RunId> run,
        Optional<Digest> fields) {
    public InventoryEntry {
        if (confirmed && (uid.isEmpty() || applied.isEmpty())) {
            throw new IllegalArgumentException(
                    "a confirmed entry has the uid and the digest of what was written: " + object);
        }
    }

    /// An object as it was written and read back.
    public static InventoryEntry written(
            ObjectId object, String version, Written written, Optional<RunId> run) {
        return new InventoryEntry(
                object,
                version,
                Optional.of(written.uid()),
                Optional.of(written.digest()),
                true,
                run,
                written.fields());
    }

    /// Holds the uid and the digests that a write came to.
    public record Written(String uid, Digest digest, Optional<Digest> fields) {}

    public boolean isConfirmedAt(Digest digest) {
        return confirmed && applied.equals(Optional.of(digest));
    }

    /// Of a run that certainly was not started.
    public InventoryEntry withoutRun() {
        return new InventoryEntry(
                object, version, uid, applied, confirmed, Optional.empty(), fields);
    }

    public InventoryEntry unconfirmed() {
        return new InventoryEntry(object, version, uid, applied, false, run, fields);
    }
}
