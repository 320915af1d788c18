/// Shows what was said on the log: `sailplan log`.
@NullMarked
package dev.sailplan.deploy.cli.log;

import org.jspecify.annotations.NullMarked;
