/// What became of a push, in words: follows it through whole records, and says when it is over.
@NullMarked
package dev.sailplan.gateway.report;

import org.jspecify.annotations.NullMarked;
