package dev.sailplan.deploy.cli.hold;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.Generation;
import java.util.Optional;

/// Parses what a person calls an application, as `web`, `web@dev` or `shop/web@dev`, and where they say it also one of
/// its releases, as `web@dev#43`.
public record ApplicationArgument(String application, Optional<Generation> generation) {
    public static ApplicationArgument parse(String text) {
        int hash = text.lastIndexOf('#');
        if (hash < 0) {
            return new ApplicationArgument(text, Optional.empty());
        }
        String number = text.substring(hash + 1);
        if (!number.matches("[0-9]{1,18}")) {
            throw new CommandFailed(
                    "'" + text + "' is no application, such as web@dev or web@dev#43");
        }
        return new ApplicationArgument(
                text.substring(0, hash), Optional.of(new Generation(Long.parseLong(number))));
    }

    public boolean means(ApplicationKey key) {
        return application.equals(key.value())
                || application.equals(key.shortForm())
                || application.equals(key.name().value());
    }

    boolean means(Hold hold) {
        return generation
                .map(asked -> hold.isReleased() && asked.equals(hold.generation()))
                .orElse(true);
    }

    /// The cluster whose topics tell about it, where it is named.
    public Optional<ClusterName> cluster() {
        int at = application.lastIndexOf('@');
        return at < 0
                ? Optional.empty()
                : Optional.of(new ClusterName(application.substring(at + 1)));
    }

    @Override
    public String toString() {
        return application + generation.map(Generation::toString).orElse("");
    }
}
