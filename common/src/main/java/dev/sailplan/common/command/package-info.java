/// The command line that every program of Sailplan shares: its name, its words for whatever goes wrong, its exit codes.
@NullMarked
package dev.sailplan.common.command;

import org.jspecify.annotations.NullMarked;
