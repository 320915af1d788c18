package dev.sailplan.planner.state;

import java.util.List;
import java.util.concurrent.Callable;

/// Runs tasks side by side.
public interface Parallel {
    /// The results in the order of the tasks. After the first failure no further task is begun, and when all that
    /// were begun have ended it is thrown.
    <T> List<T> all(List<Callable<T>> tasks);
}
