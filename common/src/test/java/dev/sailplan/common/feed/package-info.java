/// Tests of reading the topics for people.
@NullMarked
package dev.sailplan.common.feed;

import org.jspecify.annotations.NullMarked;
