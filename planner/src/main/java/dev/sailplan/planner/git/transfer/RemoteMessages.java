package dev.sailplan.planner.git.transfer;

import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.text.Shortened;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// Makes what a remote or JGit says fit to be shown: a host, or a proxy before it, that repeats the request's header
/// must not put our credentials onto the log of decisions.
public final class RemoteMessages {
    private static final int LONGEST = 1_000;
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
        String text = String.valueOf(e.getMessage());
        for (String secret : secrets()) {
            text = text.replace(secret, HIDDEN);
        }
        return Shortened.to(LONGEST, text);
    }

    /// The longest first, so that no part of one is left over by another.
    private List<String> secrets() {
        return remote.credentialsFile().stream()
                .flatMap(RemoteMessages::forms)
                .filter(secret -> !secret.isEmpty())
                .distinct()
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .toList();
    }

    /// The token as it is written, and as headers and URLs carry it.
    private static Stream<String> forms(Path file) {
        try {
            String content = Files.readString(file).strip();
            int colon = content.indexOf(':');
            String token = content.substring(colon + 1);
            String both = colon < 0 ? BoundCredentials.TOKEN_USER + ":" + token : content;
            String basic =
                    Base64.getEncoder()
                            .withoutPadding()
                            .encodeToString(both.getBytes(StandardCharsets.UTF_8));
            return Stream.of(both, token, basic, URLEncoder.encode(token, StandardCharsets.UTF_8));
        } catch (IOException e) {
            // What can't be read was not sent.
            return Stream.empty();
        }
    }
}
