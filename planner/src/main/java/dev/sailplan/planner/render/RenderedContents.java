package dev.sailplan.planner.render;

import dev.sailplan.planner.state.DeclaredObjects;
import dev.sailplan.planner.state.Rendering;

/// What a look into the files of an application came to.
public sealed interface RenderedContents {
    /// The files are those that were read before, or there is no saying what kinds mean yet.
    record Known() implements RenderedContents {}

    record Read(DeclaredObjects declares, Rendering rendering) implements RenderedContents {}

    /// There are no such files in this commit: what was applied from them stays the application's.
    record Absent() implements RenderedContents {}

    /// Something is wrong with them; what they mention may be declared there. Their texts are not kept.
    record Unreadable(Rendering rendering) implements RenderedContents {}
}
