/// Knows the applications that measurements install, and their manifests.
@NullMarked
package dev.sailplan.tools.bench.fleet;

import org.jspecify.annotations.NullMarked;
