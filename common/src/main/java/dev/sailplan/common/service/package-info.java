/// Runs a service as a process of its own: reads `server.yaml`, tells its health over HTTP, takes over a good edit of
/// its settings, and drains on SIGTERM.
@NullMarked
package dev.sailplan.common.service;

import org.jspecify.annotations.NullMarked;
