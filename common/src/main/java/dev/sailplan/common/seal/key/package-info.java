/// Keys on disk: what each is for, where it may be used, and how its file reads.
@NullMarked
package dev.sailplan.common.seal.key;

import org.jspecify.annotations.NullMarked;
