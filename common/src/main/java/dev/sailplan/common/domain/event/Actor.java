package dev.sailplan.common.domain.event;

import dev.sailplan.common.domain.text.ControlCharacters;

/// Names who is said to have caused an event. A claim by the Git host, never an authority.
public record Actor(String login) {
    public static final Actor NOBODY = new Actor("");
    private static final int LONGEST = 200;

    public Actor {
        String shortened = login.length() > LONGEST ? login.substring(0, LONGEST) : login;
        login = ControlCharacters.replaced(shortened, "");
    }
}
