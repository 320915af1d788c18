/// Measures pushes of one object each.
@NullMarked
package dev.sailplan.tools.bench.push;

import org.jspecify.annotations.NullMarked;
