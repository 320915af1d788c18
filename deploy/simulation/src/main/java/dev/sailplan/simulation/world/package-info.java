/// A whole installation: its log, its cluster, its repositories, its processes, and what happens to them.
@NullMarked
package dev.sailplan.simulation.world;

import org.jspecify.annotations.NullMarked;
