package dev.sailplan.deploy.e2e;

import dev.sailplan.local.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A broker in a process of its own, whose limits are its own.
final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedKafka _ =
                EmbeddedKafka.start(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        _ -> Runtime.getRuntime().halt(1));
        new CountDownLatch(1).await();
    }
}
