/// Kills the services at every place where they call the world, and looks at what the next start makes of it.
@NullMarked
package dev.sailplan.deploy.failpoint;

import org.jspecify.annotations.NullMarked;
