/// Reads the topics for people: whole records, from the beginning, with no say and no keys.
@NullMarked
package dev.sailplan.common.feed;

import org.jspecify.annotations.NullMarked;
