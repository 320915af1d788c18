/// Signatures: what proves who wrote a record.
@NullMarked
package dev.sailplan.common.seal.signature;

import org.jspecify.annotations.NullMarked;
