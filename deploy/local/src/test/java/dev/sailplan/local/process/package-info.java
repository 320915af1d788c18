/// Children, records and locks.
@NullMarked
package dev.sailplan.local.process;

import org.jspecify.annotations.NullMarked;
