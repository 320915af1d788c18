/// Measures what many pushes leave behind.
@NullMarked
package dev.sailplan.deploy.bench.soak;

import org.jspecify.annotations.NullMarked;
