package dev.sailplan.applier;

import dev.sailplan.applier.cluster.fabric.FabricCluster;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.threads.SteadyTime;
import dev.sailplan.common.log.threads.VirtualThreads;
import dev.sailplan.common.service.LoopReadiness;
import dev.sailplan.common.service.Probe;
import dev.sailplan.common.service.Readiness;
import dev.sailplan.common.service.Service;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// An applier with its own connections to Kafka and to its cluster.
final class ApplierService implements Service {
    private static final Duration LASTS = Duration.ofSeconds(5);

    private final KafkaLog log;
    private final FabricCluster cluster;
    private final Applier applier;
    private final LoopReadiness readiness;

    private ApplierService(
            KafkaLog log, FabricCluster cluster, Applier applier, LoopReadiness readiness) {
        this.log = log;
        this.cluster = cluster;
        this.applier = applier;
        this.readiness = readiness;
    }

    static ApplierService start(
            Supplier<KafkaLog> kafka, ApplierSettings settings, ExpectedCluster expected) {
        FabricCluster cluster = expected.cluster();
        KafkaLog log = kafka.get();
        try {
            Ports ports = new Ports(log, new VirtualThreads(), SteadyTime.ofThisMachine());
            Applier applier = new Applier(settings, cluster, ports, RandomGenerator.getDefault());
            applier.start();
            Probe answers =
                    new Probe(
                            ports.time(), LASTS, "cluster " + settings.cluster(), expected::verify);
            return new ApplierService(
                    log,
                    cluster,
                    applier,
                    new LoopReadiness(applier::health, log, ports.time(), List.of(answers)));
        } catch (RuntimeException e) {
            log.close();
            cluster.close();
            throw e;
        }
    }

    @Override
    public Readiness readiness() {
        return readiness.now();
    }

    @Override
    public void close() {
        applier.close();
        cluster.close();
        log.close();
    }
}
