package dev.sailplan.gateway.intake;

import dev.sailplan.gateway.intake.hook.Source;
import dev.sailplan.gateway.intake.proof.Credentials;

/// A repository that may send webhooks, and what proves that they are its own.
public record HookSource(Source source, Credentials credentials) {}
