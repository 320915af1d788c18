package dev.sailplan.common.domain.event;

/// Who is said to have caused an event. A claim by the Git host, never an authority.
public record Actor(String login) {
    public static final Actor NOBODY = new Actor("");
    private static final int LONGEST = 200;

    public Actor {
        String printable = login.replaceAll("\\p{Cntrl}", "");
        login = printable.length() > LONGEST ? printable.substring(0, LONGEST) : printable;
    }
}
