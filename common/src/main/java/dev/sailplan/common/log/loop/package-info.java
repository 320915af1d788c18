/// Polls, assigns, routes and commits: everything that the one thread does that owns the session.
///
/// Start with `Loop`.
@NullMarked
package dev.sailplan.common.log.loop;

import org.jspecify.annotations.NullMarked;
