/// Pure: whether an object works, read from what its controller says.
@NullMarked
package dev.sailplan.applier.health;

import org.jspecify.annotations.NullMarked;
