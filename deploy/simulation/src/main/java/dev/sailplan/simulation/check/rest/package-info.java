/// What must hold of the cluster when nothing goes on any more.
@NullMarked
package dev.sailplan.simulation.check.rest;

import org.jspecify.annotations.NullMarked;
