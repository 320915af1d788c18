/// Binaries that are not there yet: from an archive, or built from their Go modules.
@NullMarked
package dev.sailplan.local.kube.provide.fetch;

import org.jspecify.annotations.NullMarked;
