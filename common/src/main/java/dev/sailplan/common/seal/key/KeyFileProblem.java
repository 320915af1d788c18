package dev.sailplan.common.seal.key;

import java.nio.file.Path;

/// Reports that a key file can't be used; the message names the file and what to do, and never quotes it.
public final class KeyFileProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    KeyFileProblem(Path file, String what) {
        super(file + ": " + what);
    }
}
