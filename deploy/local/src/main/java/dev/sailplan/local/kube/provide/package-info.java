/// Provides the control plane's binaries: asks one source after the other, and says what to do where none has them.
@NullMarked
package dev.sailplan.local.kube.provide;

import org.jspecify.annotations.NullMarked;
