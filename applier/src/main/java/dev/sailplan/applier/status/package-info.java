/// Writes the status of an application, with the tools that every release of a cluster shares.
@NullMarked
package dev.sailplan.applier.status;

import org.jspecify.annotations.NullMarked;
