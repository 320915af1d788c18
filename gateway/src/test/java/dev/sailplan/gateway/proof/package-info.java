/// Proofs that hold and proofs that don't.
@NullMarked
package dev.sailplan.gateway.proof;

import org.jspecify.annotations.NullMarked;
