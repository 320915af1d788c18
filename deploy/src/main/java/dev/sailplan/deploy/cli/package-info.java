/// Holds what all verbs of the command line share, and the verbs that need no room of their own.
@NullMarked
package dev.sailplan.deploy.cli;

import org.jspecify.annotations.NullMarked;
