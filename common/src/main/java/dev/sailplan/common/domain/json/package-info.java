/// The one immutable value type for manifests and settings, with its canonical form and digest.
@NullMarked
package dev.sailplan.common.domain.json;

import org.jspecify.annotations.NullMarked;
