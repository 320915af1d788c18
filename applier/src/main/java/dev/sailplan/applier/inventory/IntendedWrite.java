package dev.sailplan.applier.inventory;

import dev.sailplan.common.domain.id.ObjectId;
import java.util.Optional;

/// An object that is about to be written.
///
/// `uid` is that of the object to be changed in place; without one a new object will stand under the name, which
/// can be told from others only by our field manager and label until its uid is recorded.
public record IntendedWrite(
        ObjectId object, String version, Optional<String> uid, Optional<RunId> run) {}
