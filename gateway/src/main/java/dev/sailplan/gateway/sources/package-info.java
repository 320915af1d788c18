/// Reads the configured repositories with their secrets, and finds whose a URL is.
@NullMarked
package dev.sailplan.gateway.sources;

import org.jspecify.annotations.NullMarked;
