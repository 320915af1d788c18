/// One broker and one control plane per test JVM, started by the first who asks.
@NullMarked
package dev.sailplan.local.testing;

import org.jspecify.annotations.NullMarked;
