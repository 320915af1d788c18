package dev.sailplan.tools.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// Describes the machine, on which figures depend beside the code.
public record MachineFacts(int cores, long memoryBytes, String java, String system) {
    private static final long GIB = 1L << 30;

    static MachineFacts here() {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new MachineFacts(
                system.getAvailableProcessors(),
                system.getTotalMemorySize(),
                Runtime.version().toString(),
                system.getName() + " " + system.getArch());
    }

    /// How many processes ran or wanted to, over the last minute; negative where the system does not say.
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    long memoryGib() {
        return Math.round((double) memoryBytes / GIB);
    }
}
