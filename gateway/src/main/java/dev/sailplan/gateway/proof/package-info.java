/// Tells whether a request was sent by somebody who holds the repository's secret. Nothing here takes
/// a time that depends on how much of a proof was right.
@NullMarked
package dev.sailplan.gateway.proof;

import org.jspecify.annotations.NullMarked;
