/// Provides the control plane's binaries: from a folder, the cache, an archive or their Go modules.
@NullMarked
package dev.sailplan.local.kube.provide;

import org.jspecify.annotations.NullMarked;
