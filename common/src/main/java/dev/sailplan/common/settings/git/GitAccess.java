package dev.sailplan.common.settings.git;

import java.nio.file.Path;

/// Names what a repository is read with. The files are read at each use, so that what is in them may change.
public sealed interface GitAccess {

    /// A file with `user:token`, or with a token alone: a personal, project or group token of any host.
    record TokenFile(Path file) implements GitAccess {}

    /// An installation of a GitHub App, whose private key is exchanged for tokens that live an hour.
    record GithubApp(long id, long installation, Path privateKeyFile) implements GitAccess {}

    /// A deploy key, for addresses of ssh.
    record SshKey(Path file) implements GitAccess {}
}
