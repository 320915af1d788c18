package dev.sailplan.gateway.sources;

import dev.sailplan.gateway.hook.Source;
import dev.sailplan.gateway.proof.WebhookCredentials;

/// A repository that may send webhooks, and what proves that they are its own.
public record HookSource(Source source, WebhookCredentials credentials) {}
