package dev.sailplan.common.service;

import dev.sailplan.common.settings.HealthAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Holds the options of every service that runs as a process.
public final class ServiceOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "the installation's server.yaml; an edit of it is taken over")
    private Path config = Path.of("server.yaml");

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            description =
                    "tells this process apart from others of its kind, also after a restart (default:"
                            + " the host's name)")
    private Optional<String> instance = Optional.empty();

    @Option(
            names = "--health",
            paramLabel = "HOST:PORT",
            converter = Health.class,
            description = "where /healthz and /readyz are served, instead of where the file says")
    private Optional<HealthAddress> health = Optional.empty();

    @Option(
            names = "--log",
            paramLabel = "FORMAT",
            defaultValue = "text",
            converter = Format.class,
            description = "text or json, on standard output (default: ${DEFAULT-VALUE})")
    private LogFormat log = LogFormat.TEXT;

    public Path config() {
        return config;
    }

    public Optional<HealthAddress> health() {
        return health;
    }

    public LogFormat log() {
        return log;
    }

    /// The name of this process among all of its kind. A pod of a StatefulSet keeps its host's name over restarts.
    public String instance() {
        return instance.orElseGet(ServiceOptions::hostName);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("sailplan");
        }
    }

    private static final class Health implements ITypeConverter<HealthAddress> {
        @Override
        public HealthAddress convert(String text) {
            try {
                return HealthAddress.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private static final class Format implements ITypeConverter<LogFormat> {
        @Override
        public LogFormat convert(String text) {
            return switch (text) {
                case "text" -> LogFormat.TEXT;
                case "json" -> LogFormat.JSON;
                default -> throw new TypeConversionException("must be text or json");
            };
        }
    }
}
