package dev.sailplan.planner.git.pack;

import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;

/// Tells what a remote's content causes from what its absence causes.
public final class ContentFault {
    private static final int LONGEST_CHAIN = 10;

    private ContentFault() {}

    /// What is wrong with the content; empty where the transfer failed for another reason.
    public static Optional<String> in(Throwable failure) {
        Optional<Throwable> cause = Optional.of(failure);
        for (int i = 0; i < LONGEST_CHAIN && cause.isPresent(); i++) {
            Optional<String> fault = of(cause.get());
            if (fault.isPresent()) {
                return fault;
            }
            cause = Optional.ofNullable(cause.get().getCause());
        }
        return Optional.empty();
    }

    private static Optional<String> of(Throwable cause) {
        return switch (cause) {
            case TooLargeObjectInPackException large -> Optional.of(said(large));
            case PackTooLarge much -> Optional.of(said(much));
            // Without a type, bytes were lost on the way.
            case CorruptObjectException corrupt when corrupt.getErrorType() != null ->
                    Optional.of(said(corrupt));
            case Throwable _ -> Optional.empty();
        };
    }

    private static String said(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }
}
