package dev.sailplan.common.domain.event;

import dev.sailplan.common.domain.text.ControlCharacters;
import dev.sailplan.common.domain.text.Shortened;

/// Names who is said to have caused an event. A claim by the Git host, never an authority.
public record Actor(String login) {
    public static final Actor NOBODY = new Actor("");
    private static final int LONGEST = 200;

    public Actor {
        login = ControlCharacters.replaced(Shortened.beginning(LONGEST, login), "");
    }
}
