/// Measures what many pushes leave behind.
@NullMarked
package dev.sailplan.tools.bench.soak;

import org.jspecify.annotations.NullMarked;
