/// A Kubernetes control plane of real binaries: where they come from, and how they run.
@NullMarked
package dev.sailplan.local.kube;

import org.jspecify.annotations.NullMarked;
