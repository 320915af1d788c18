/// Git over SSH: with one key, and only to a host that shows a key that the settings name. Nothing of the user who runs
/// the process is looked at: no agent, no configuration, no known hosts, no other key.
@NullMarked
package dev.sailplan.planner.git.ssh;

import org.jspecify.annotations.NullMarked;
