/// The verbs of the command line that read the topics.
@NullMarked
package dev.sailplan.deploy.cli;

import org.jspecify.annotations.NullMarked;
