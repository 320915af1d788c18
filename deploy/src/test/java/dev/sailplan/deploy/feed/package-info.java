/// Tests of reading the topics for people.
@NullMarked
package dev.sailplan.deploy.feed;

import org.jspecify.annotations.NullMarked;
