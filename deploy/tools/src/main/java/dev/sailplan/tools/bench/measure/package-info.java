/// Holds measured values, the conditions they were measured under, and what is undone at the end.
@NullMarked
package dev.sailplan.tools.bench.measure;

import org.jspecify.annotations.NullMarked;
