/// Writes and reads dead letters, and brings back what they are about.
@NullMarked
package dev.sailplan.common.log.letters;

import org.jspecify.annotations.NullMarked;
