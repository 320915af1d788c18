/// Child processes that are never lost: recorded, watched, ended.
@NullMarked
package dev.sailplan.local.process;

import org.jspecify.annotations.NullMarked;
