/// Answers each release once: decides how it stands to what the cluster was claimed for, carries it out or says why not,
/// and tells what came of it.
///
/// Start with `ReleaseHandler`; `ReleaseRun` carries one release through.
@NullMarked
package dev.sailplan.applier.release;

import org.jspecify.annotations.NullMarked;
