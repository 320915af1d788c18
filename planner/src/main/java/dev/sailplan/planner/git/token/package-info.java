/// What a host is shown so that a repository may be read: what stands in a file, or a token that a GitHub App is given
/// for its key. Nothing here outlives the process, and nothing shows itself.
@NullMarked
package dev.sailplan.planner.git.token;

import org.jspecify.annotations.NullMarked;
