/// The way to a Git host: whose certificates vouch for it, and the proxy that is passed. JGit and calls of a host's own
/// interface take the same way.
@NullMarked
package dev.sailplan.planner.git.route;

import org.jspecify.annotations.NullMarked;
