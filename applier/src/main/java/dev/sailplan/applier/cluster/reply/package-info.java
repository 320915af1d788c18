/// Tells what an API server's HTTP replies mean, and quotes their words.
@NullMarked
package dev.sailplan.applier.cluster.reply;

import org.jspecify.annotations.NullMarked;
