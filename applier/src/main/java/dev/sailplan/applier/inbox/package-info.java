/// Reads a plans topic: records that a planner signed whom we know, what waits behind them on a lane, and whether a newer
/// release supersedes an older one.
@NullMarked
package dev.sailplan.applier.inbox;

import org.jspecify.annotations.NullMarked;
