/// `sailplan dev`: everything in one process on loopback, on real parts.
@NullMarked
package dev.sailplan.deploy.dev;

import org.jspecify.annotations.NullMarked;
