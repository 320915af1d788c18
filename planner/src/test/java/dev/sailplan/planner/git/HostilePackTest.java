package dev.sailplan.planner.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.planner.declare.CommitTooLarge;
import dev.sailplan.planner.declare.RepositoryTree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Callable;
import org.eclipse.jgit.lib.Constants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a host may put into few bytes: none of it costs more memory than the budget says.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostilePackTest {
    private static final RepositoryName SHOP = new RepositoryName("shop");
    private static final RefName MAIN = RefName.branch("main");
    private static final int MEBI = 1 << 20;

    @TempDir Path temporary;
    private HandmadeHost host;

    @BeforeEach
    void host() throws IOException {
        host = new HandmadeHost();
    }

    @AfterEach
    void close() {
        host.close();
    }

    private GitMirrors mirrors(long blobBytes) {
        return host.mirrors(temporary.resolve("mirrors"), blobBytes);
    }

    /// How many bytes were taken from the heap meanwhile, by all threads together.
    private static long allocated(Callable<?> what) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getTotalThreadAllocatedBytes();
        what.call();
        return threads.getTotalThreadAllocatedBytes() - before;
    }

    private void send(HandmadePack pack) {
        host.sends(pack.commit(), pack.bytes());
    }

    @Test
    void an_object_that_a_few_bytes_say_how_to_make_is_refused_with_its_size() throws Exception {
        // Given
        HandmadePack pack = new HandmadePack();
        int base = pack.whole(Constants.OBJ_BLOB, new byte[MEBI]);
        pack.repeating(base, MEBI, MEBI, 200);
        assertThat(pack.bytes()).hasSizeLessThan(10_000);
        send(pack);
        GitMirrors mirrors = mirrors(64L << 20);

        // When
        long memory =
                allocated(() ->
                        assertThatThrownBy(() -> mirrors.fetch(SHOP, MAIN))
                                .isInstanceOf(GitRefused.class)
                                .hasMessageContaining("209,715,200 bytes")
                                .hasMessageContaining("134,217,728 bytes"));

        // Then
        assertThat(memory).isLessThan(100L * MEBI);
    }

    @Test
    void one_that_is_small_enough_to_be_taken_is_too_large_to_be_read() throws Exception {
        // Given
        byte[] content = new byte[100 * MEBI];
        HandmadePack pack = new HandmadePack(HandmadePack.id(Constants.OBJ_BLOB, content));
        int base = pack.whole(Constants.OBJ_BLOB, new byte[MEBI]);
        pack.repeating(base, MEBI, MEBI, 100);
        send(pack);
        GitMirrors mirrors = mirrors(64L << 20);
        mirrors.fetch(SHOP, MAIN);
        RepositoryTree tree = mirrors.tree(SHOP, pack.commit());

        // When
        long memory =
                allocated(() ->
                        assertThatThrownBy(() -> tree.read(tree.entry("file.yaml").orElseThrow()))
                                .isInstanceOf(CommitTooLarge.class)
                                .hasMessageContaining("larger than 67108864 bytes"));

        // Then
        assertThat(memory).isLessThan(100L * MEBI);
    }

    /// Each is made from the one before, and each but the last has another one to be made from it, for which it is kept.
    private static HandmadePack nested(int size, int depth, boolean twice) {
        HandmadePack pack = new HandmadePack();
        int last = pack.whole(Constants.OBJ_BLOB, new byte[size]);
        for (int i = 1; i < depth; i++) {
            int before = size + i - 1;
            int next = pack.difference(last, before, before, 1, new byte[] {1});
            if (twice) {
                pack.difference(last, before, size / 2, 1, new byte[] {(byte) i});
            }
            last = next;
        }
        return pack;
    }

    @Test
    void objects_that_are_held_for_one_another_are_refused_before_memory_is_full() {
        // Given
        send(nested(15_000, 40, true));

        // Then
        assertThatThrownBy(() -> mirrors(10_000).fetch(SHOP, MAIN))
                .isInstanceOf(GitRefused.class)
                .hasMessageContaining("hold more than 80,000 bytes together");
    }

    @Test
    void a_long_line_of_differences_is_taken() {
        // Given
        HandmadePack pack = nested(15_000, 40, false);
        send(pack);

        // Then
        assertThat(mirrors(10_000).fetch(SHOP, MAIN)).contains(pack.commit());
    }

    @Test
    void a_pack_that_announces_more_objects_than_there_are_takes_no_memory_for_them()
            throws Exception {
        // Given
        HandmadePack pack = new HandmadePack();
        host.sends(pack.commit(), pack.bytes(1_000_000_000));

        // When
        long memory =
                allocated(() ->
                        assertThatThrownBy(() -> mirrors(10_000).fetch(SHOP, MAIN))
                                .isInstanceOf(GitRefused.class)
                                .hasMessageContaining("a pack of 1,000,000,000 objects"));

        // Then
        assertThat(memory).isLessThan(100L * MEBI);
    }

    @Test
    void a_pack_that_brings_too_much_is_left() {
        // Given
        HandmadePack pack = new HandmadePack();
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            byte[] noise = new byte[15_000];
            random.nextBytes(noise);
            pack.whole(Constants.OBJ_BLOB, noise);
        }
        send(pack);

        // Then
        assertThatThrownBy(() -> mirrors(10_000).fetch(SHOP, MAIN))
                .isInstanceOf(GitRefused.class)
                .hasMessageContaining("more than 1,280,000 bytes");
    }
}
