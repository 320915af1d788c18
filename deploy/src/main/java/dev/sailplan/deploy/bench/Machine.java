package dev.sailplan.deploy.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// What figures depend on beside the code. `load` is that of the last minute when the measurement began.
record Machine(int cores, long memoryBytes, String java, String system, double load) {
    private static final long GIB = 1L << 30;

    static Machine here() {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                system.getAvailableProcessors(),
                system.getTotalMemorySize(),
                Runtime.version().toString(),
                system.getName() + " " + system.getArch(),
                system.getSystemLoadAverage());
    }

    long memoryGib() {
        return Math.round((double) memoryBytes / GIB);
    }
}
