package dev.sailplan.planner;

import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.threads.SteadyTime;
import dev.sailplan.common.log.threads.VirtualThreads;
import dev.sailplan.common.service.DiskProbe;
import dev.sailplan.common.service.LoopReadiness;
import dev.sailplan.common.service.Readiness;
import dev.sailplan.common.service.Service;
import dev.sailplan.common.settings.ServerSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/// A planner with its own connection to Kafka.
final class PlannerService implements Service {
    private final KafkaLog log;
    private final Planner planner;
    private final LoopReadiness readiness;

    private PlannerService(KafkaLog log, Planner planner, LoopReadiness readiness) {
        this.log = log;
        this.planner = planner;
        this.readiness = readiness;
    }

    static PlannerService start(
            ServerSettings settings, KafkaConnection kafka, PlannerKeys keys, String instance) {
        KafkaLog log = new KafkaLog(kafka, settings.kafka().replicas());
        try {
            Ports ports = new Ports(log, new VirtualThreads(), SteadyTime.ofThisMachine());
            Planner planner =
                    new Planner(
                            settings,
                            new Planner.Surroundings(
                                    ports,
                                    Planner.mirrors(settings, ports),
                                    keys,
                                    instance,
                                    RandomGenerator.getDefault()::nextDouble));
            planner.start();
            LoopReadiness readiness =
                    new LoopReadiness(
                            planner::health,
                            log,
                            ports.time(),
                            List.of(
                                    DiskProbe.of(
                                            settings.services().planner().mirrors(),
                                            ports.time())));
            return new PlannerService(log, planner, readiness);
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    @Override
    public Readiness readiness() {
        return readiness.now();
    }

    @Override
    public void close() {
        planner.close();
        log.close();
    }
}
