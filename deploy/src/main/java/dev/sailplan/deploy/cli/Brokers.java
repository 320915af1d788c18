package dev.sailplan.deploy.cli;

import dev.sailplan.common.command.CommandFailed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.regex.Pattern;

/// Asks whether anybody listens at a broker's address, where Kafka's own client would try for a minute without a word.
final class Brokers {
    private static final int PATIENCE_MILLIS = 3000;
    private static final Pattern COMMA = Pattern.compile(",");

    private Brokers() {}

    /// Throws [CommandFailed] unless one of the addresses, `host:port` with commas between, can be reached.
    static void verify(String servers, String source) {
        if (COMMA.splitAsStream(servers)
                .map(s -> address(s.strip(), source))
                .noneMatch(Brokers::answers)) {
            throw new CommandFailed(
                    "no Kafka answers at "
                            + servers
                            + " (from "
                            + source
                            + "): start ./sailplan dev, or name a broker that runs by --kafka");
        }
    }

    private static InetSocketAddress address(String text, String source) {
        int colon = text.lastIndexOf(':');
        Optional<Integer> port = port(text.substring(colon + 1));
        if (colon < 1 || port.isEmpty()) {
            throw new CommandFailed(
                    source + ": '" + text + "' is no address of a broker, such as localhost:9092");
        }
        return new InetSocketAddress(text.substring(0, colon), port.get());
    }

    private static Optional<Integer> port(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .filter(port -> port > 0 && port < 65536);
    }

    private static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
