/// The only room that talks to an API server: fabric8's HTTP client, credentials, and paths.
@NullMarked
package dev.sailplan.applier.cluster.fabric;

import org.jspecify.annotations.NullMarked;
