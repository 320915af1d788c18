package dev.sailplan.common.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;

/// Holds reading to a budget: of processor time, since other processes share the machine, and of bytes allocated.
public final class Meter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long FOR_ANY_FILE = 64L << 20;
    private static final long FOR_EACH_BYTE = 3_000;

    private Meter() {}

    /// For files of up to a few hundred kilobytes.
    public static <T> T within(Mutant file, Supplier<T> reading) {
        return within(Duration.ofSeconds(1), file, reading);
    }

    public static <T> T within(Duration most, Mutant file, Supplier<T> reading) {
        long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
        long timeBefore = THREADS.getCurrentThreadCpuTime();
        T result = reading.get();
        long time = THREADS.getCurrentThreadCpuTime() - timeBefore;
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
        if (time > most.toNanos()) {
            assertThat(Duration.ofNanos(time)).as("time for\n%s", file).isLessThan(most);
        }
        long allowed = FOR_ANY_FILE + FOR_EACH_BYTE * file.latin().length();
        if (allocated > allowed) {
            assertThat(allocated).as("bytes allocated for\n%s", file).isLessThan(allowed);
        }
        return result;
    }
}
