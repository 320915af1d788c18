/// Binaries that lie in a folder: one that was named, or the user's cache, with how they get there.
@NullMarked
package dev.sailplan.local.kube.provide.cache;

import org.jspecify.annotations.NullMarked;
