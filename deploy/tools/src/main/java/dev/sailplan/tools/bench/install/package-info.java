/// Measures the first install of a fleet.
@NullMarked
package dev.sailplan.tools.bench.install;

import org.jspecify.annotations.NullMarked;
