/// What other modules' tests stand on.
@NullMarked
package dev.sailplan.local.testing;

import org.jspecify.annotations.NullMarked;
