/// Keeps in the log's state what a release leaves behind: stored plans, what was started, watched, held or came last; no
/// access to a cluster.
@NullMarked
package dev.sailplan.applier.state;

import org.jspecify.annotations.NullMarked;
