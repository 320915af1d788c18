package dev.sailplan.planner.git.token;

/// A user and a password, or a token in its place. It never shows itself.
public record Login(String user, String password) {
    /// Whom a token alone belongs to. GitHub wants this user; GitLab and Gitea take any.
    private static final String TOKEN_USER = "x-access-token";

    /// From `user:token`, or a token alone.
    static Login of(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? ofToken(text)
                : new Login(text.substring(0, colon), text.substring(colon + 1));
    }

    static Login ofToken(String token) {
        return new Login(TOKEN_USER, token);
    }

    /// As a header carries both.
    public String both() {
        return user + ":" + password;
    }

    @Override
    public String toString() {
        return "Login";
    }
}
