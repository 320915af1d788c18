/// How Git hosts are reached, as `server.yaml` says it: what is true of a host once, what a repository has of its own
/// beside it. Files are named here and opened by whoever uses them, at each use.
@NullMarked
package dev.sailplan.common.settings.git;

import org.jspecify.annotations.NullMarked;
