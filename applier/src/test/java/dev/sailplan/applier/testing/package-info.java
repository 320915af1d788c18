/// What the applier's tests share: a real API server and manifests.
@NullMarked
package dev.sailplan.applier.testing;

import org.jspecify.annotations.NullMarked;
