/// Gives releases what they need of their cluster: which kinds it serves, whether it has nodes, which cluster it is, how
/// requests are named, how deletions are waited for, and when health is looked at again.
@NullMarked
package dev.sailplan.applier.access;

import org.jspecify.annotations.NullMarked;
