/// What stands for the values of Secrets: fingerprints where people and digests compare them, seals where they travel.
@NullMarked
package dev.sailplan.common.seal.secret;

import org.jspecify.annotations.NullMarked;
