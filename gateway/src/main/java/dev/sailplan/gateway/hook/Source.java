package dev.sailplan.gateway.hook;

import dev.sailplan.common.domain.id.RepositoryName;

/// A repository that may send webhooks: its name in the URL, the kind of its host, and where it lives.
public record Source(RepositoryName repository, Provider provider, RepositoryPlace place) {}
