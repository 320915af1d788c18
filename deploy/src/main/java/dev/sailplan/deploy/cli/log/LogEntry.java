package dev.sailplan.deploy.cli.log;

import java.time.Instant;

/// Holds what a line of the log says: when, what, of whom, and the rest in words.
record LogEntry(Instant at, String what, String whose, String rest) {}
