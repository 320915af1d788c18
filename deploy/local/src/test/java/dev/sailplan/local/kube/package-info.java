/// The control plane, its sources and its processes.
@NullMarked
package dev.sailplan.local.kube;

import org.jspecify.annotations.NullMarked;
