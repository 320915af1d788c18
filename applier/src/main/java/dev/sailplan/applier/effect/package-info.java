/// Pure: from desired state, inventory and the API server's answers to effects.
@NullMarked
package dev.sailplan.applier.effect;

import org.jspecify.annotations.NullMarked;
