package dev.sailplan.applier;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.prepare.ProjectAuthority;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Keys;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.threads.VirtualThreads;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/// Makes the applier's work without a log.
public final class Works {
    private Works() {}

    public static Work of(
            Keys keys, ProjectAuthority authority, Cluster cluster, ClusterName name) {
        return of(settings(keys, authority, name), cluster);
    }

    public static Work of(ApplierSettings settings, Cluster cluster) {
        return of(
                settings,
                cluster,
                new Ports(noLog(), new VirtualThreads(), InstantSource.system()));
    }

    /// With pauses that take no time.
    public static Work of(ApplierSettings settings, Cluster cluster, HastyTime time) {
        return of(settings, cluster, new Ports(noLog(), time, time));
    }

    private static Work of(ApplierSettings settings, Cluster cluster, Ports ports) {
        return Applier.work(settings, cluster, ports, new Random(1));
    }

    public static ApplierSettings settings(
            Keys keys, ProjectAuthority authority, ClusterName name) {
        return new ApplierSettings(
                name,
                "applier-0",
                URI.create("/applier/" + name),
                authority,
                keys.planners(),
                keys.applier(),
                List.of(keys.sealing()),
                keys::fingerprints);
    }

    private static Log noLog() {
        return (Log)
                Proxy.newProxyInstance(
                        Works.class.getClassLoader(),
                        new Class<?>[] {Log.class},
                        (_, method, _) -> {
                            if (method.getName().equals("describe")) {
                                return new Log.TopicFacts("the only one", 1);
                            }
                            throw new IllegalStateException("there is no log here");
                        });
    }
}
