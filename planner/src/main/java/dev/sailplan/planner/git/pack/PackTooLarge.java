package dev.sailplan.planner.git.pack;

import org.eclipse.jgit.errors.CorruptObjectException;

/// Signals that a pack holds more than the budget allows; the message names both numbers.
final class PackTooLarge extends CorruptObjectException {
    private static final long serialVersionUID = 1L;

    PackTooLarge(String message) {
        super(message);
    }
}
