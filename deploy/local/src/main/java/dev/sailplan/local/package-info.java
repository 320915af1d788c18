/// Real parts, run locally: what `./sailplan dev` and the integration tests stand on.
@NullMarked
package dev.sailplan.local;

import org.jspecify.annotations.NullMarked;
