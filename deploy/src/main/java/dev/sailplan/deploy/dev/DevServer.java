package dev.sailplan.deploy.dev;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.log.Follower;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.KafkaTopics;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.deploy.cli.CommandFailed;
import dev.sailplan.local.process.FolderLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/// Everything in one process, in the order in which it is started. Read from top to bottom it is the
/// installation's diagram.
final class DevServer {
    static final ClusterName CLUSTER = new ClusterName("dev");
}
