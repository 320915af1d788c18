package dev.sailplan.common.domain.id;

/// A name of something, written on the wire as the plain string it wraps.
public interface Identifier {
    String value();
}
