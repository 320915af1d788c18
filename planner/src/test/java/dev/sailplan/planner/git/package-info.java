/// Tests of mirrors against repositories on disk and behind a real smart-HTTP server.
@NullMarked
package dev.sailplan.planner.git;

import org.jspecify.annotations.NullMarked;
