package dev.sailplan.planner.render;

import dev.sailplan.planner.state.DeclaredObjects;
import dev.sailplan.planner.state.Rendering;

/// Holds what a look into the files of an application came to.
public sealed interface ContentReading {
    /// Says that the files are those that were read before, or that nobody knows yet what kinds mean.
    record Known() implements ContentReading {}

    record Read(DeclaredObjects declares, Rendering rendering) implements ContentReading {}

    /// Says that there are no such files in this commit: what was applied from them stays the application's, as long as
    /// no other declares it.
    record Absent() implements ContentReading {}

    /// Says that something is wrong with them; what they mention may be declared there. Their texts are not kept.
    record Unreadable(Rendering rendering) implements ContentReading {}
}
