package dev.sailplan.planner.git.token;

import java.io.IOException;
import java.util.Optional;

/// Gives what a host is shown, as it is now.
public interface Credentials {
    /// Shows nothing.
    Credentials NONE =
            new Credentials() {
                @Override
                public Optional<Login> login() {
                    return Optional.empty();
                }

                @Override
                public Optional<Login> shown() {
                    return Optional.empty();
                }
            };

    /// What to show.
    ///
    /// @throws IOException with words for people where it can't be had
    Optional<Login> login() throws IOException;

    /// What a host may have been shown, and people must not be.
    Optional<Login> shown();

    /// The host refused what it was shown.
    default void refused() {}
}
