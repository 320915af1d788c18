/// Remembers what was planned for each application of a repository, and names the ports that lanes work with.
@NullMarked
package dev.sailplan.planner.state;

import org.jspecify.annotations.NullMarked;
