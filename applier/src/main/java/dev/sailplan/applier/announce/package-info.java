/// Announces a cluster to planners: its facts, its OpenAPI documents and the status of each application.
@NullMarked
package dev.sailplan.applier.announce;

import org.jspecify.annotations.NullMarked;
