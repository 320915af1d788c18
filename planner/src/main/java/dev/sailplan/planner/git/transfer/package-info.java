/// Talks to remotes, within a budget of bytes, time and connections, and words what goes wrong.
@NullMarked
package dev.sailplan.planner.git.transfer;

import org.jspecify.annotations.NullMarked;
