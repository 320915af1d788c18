package dev.sailplan.planner.git.transfer;

import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.text.Shortened;
import dev.sailplan.planner.git.token.Login;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// Makes what a remote or JGit says fit to be shown: a host, or a proxy before it, that repeats the request's header
/// must not put our credentials onto the log of decisions.
public final class RemoteMessages {
    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 10;
    private static final String HIDDEN = "***";
    private final GitRemote remote;

    public RemoteMessages(GitRemote remote) {
        this.remote = remote;
    }

    /// Carries no cause, whose text would be the host's own.
    public GitUnavailable unavailable(Exception e) {
        RepositoryName name = remote.name();
        return new GitUnavailable("repository " + name + " can't be read: " + of(e));
    }

    public String of(Exception e) {
        String text = withCause(String.valueOf(e.getMessage()), e);
        for (String secret : secrets()) {
            text = text.replace(secret, HIDDEN);
        }
        return Shortened.to(LONGEST, text);
    }

    /// JGit says what it could not do, and leaves why to the cause: that the name is unknown, or the certificate.
    private static String withCause(String text, Throwable e) {
        Throwable last = e;
        for (int deep = 0; deep < DEEPEST && last.getCause() != null; deep++) {
            last = last.getCause();
        }
        String why = last.getMessage();
        return why == null || text.contains(why) ? text : text + ": " + why;
    }

    /// The longest first, so that no part of one is left over by another.
    private List<String> secrets() {
        return remote.credentials().shown().stream()
                .flatMap(RemoteMessages::forms)
                .filter(secret -> !secret.isEmpty())
                .distinct()
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .toList();
    }

    /// The token as it is written, and as headers and URLs carry it.
    private static Stream<String> forms(Login login) {
        String token = login.password();
        String basic =
                Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(login.both().getBytes(StandardCharsets.UTF_8));
        return Stream.of(
                login.both(), token, basic, URLEncoder.encode(token, StandardCharsets.UTF_8));
    }
}
