/// Mirrors repositories and reads their commits without ever checking one out. The only room that knows JGit.
@NullMarked
package dev.sailplan.planner.git;

import org.jspecify.annotations.NullMarked;
