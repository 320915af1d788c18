/// Shows what services put aside, and brings it back: `sailplan quarantine`.
@NullMarked
package dev.sailplan.deploy.cli.quarantine;

import org.jspecify.annotations.NullMarked;
