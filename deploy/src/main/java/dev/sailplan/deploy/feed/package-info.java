/// Reads the topics for people: whole records, from the beginning.
@NullMarked
package dev.sailplan.deploy.feed;

import org.jspecify.annotations.NullMarked;
