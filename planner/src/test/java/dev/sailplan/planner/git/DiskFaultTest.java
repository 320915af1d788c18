package dev.sailplan.planner.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.eclipse.jgit.errors.TransportException;
import org.junit.jupiter.api.Test;

final class DiskFaultTest {
    private static final String FULL = "No space left on device";

    @Test
    void a_full_disk_of_ours_is_known_however_it_comes() {
        assertThat(DiskFault.in(new IOException(FULL))).contains(FULL);
        assertThat(DiskFault.in(new TransportException("the pack", new IOException(FULL))))
                .contains(FULL);
        assertThat(
                        DiskFault.in(
                                new UncheckedIOException(
                                        new FileSystemException("/mirrors/shop.git", null, FULL))))
                .contains(FULL);
    }

    @Test
    void a_host_whose_disk_is_full_is_not_ours() {
        assertThat(DiskFault.in(new TransportException("remote: error: " + FULL))).isEmpty();
        assertThat(DiskFault.in(new IOException("Connection reset"))).isEmpty();
    }
}
