/// Measures pushes of one object each.
@NullMarked
package dev.sailplan.deploy.bench.push;

import org.jspecify.annotations.NullMarked;
