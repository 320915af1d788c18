/// Runs a Kubernetes control plane of real binaries.
@NullMarked
package dev.sailplan.local.kube;

import org.jspecify.annotations.NullMarked;
