/// What is provided: binaries, the pinned modules that they come from, and what a source of them is.
@NullMarked
package dev.sailplan.local.kube.provide.binary;

import org.jspecify.annotations.NullMarked;
