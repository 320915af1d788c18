/// Signatures, seals and fingerprints: what proves who wrote a record, and keeps the values of Secrets off the log.
@NullMarked
package dev.sailplan.common.seal;

import org.jspecify.annotations.NullMarked;
