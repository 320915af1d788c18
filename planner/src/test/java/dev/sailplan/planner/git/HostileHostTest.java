package dev.sailplan.planner.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.transport.PacketLineOut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A host that talks as fast as it can and never of what it was asked for.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileHostTest {
    private static final RepositoryName SHOP = new RepositoryName("shop");
    private static final RefName MAIN = RefName.branch("main");
    private static final String TOO_MUCH =
            "more than 16,777,216 bytes beside what it was asked for";

    @TempDir Path temporary;
    private HandmadeHost host;
    private final HandmadePack pack = new HandmadePack();

    @BeforeEach
    void host() throws IOException {
        host = new HandmadeHost();
        host.sends(pack.commit(), pack.bytes());
    }

    @AfterEach
    void close() {
        host.close();
    }

    private GitMirrors mirrors() {
        return host.mirrors(temporary.resolve("mirrors"), 10_000);
    }

    private void isLeft(GitMirrors mirrors, String why) {
        assertThatThrownBy(() -> mirrors.fetch(SHOP, MAIN))
                .isInstanceOf(GitUnavailable.class)
                .hasMessageContaining(why);
    }

    private static void millionRefs(PacketLineOut to) throws IOException {
        for (int i = 0; i < 1_000_000; i++) {
            to.writeString("1".repeat(40) + " refs/heads/b" + i + "\n");
        }
    }

    private static void endlessRefs(PacketLineOut to) throws IOException {
        String name = "refs/heads/" + "long/".repeat(200);
        for (int i = 0; ; i++) {
            to.writeString("1".repeat(40) + " " + name + i + "\n");
        }
    }

    private static void endlessProgress(PacketLineOut to) throws IOException {
        to.writeString("packfile\n");
        while (true) {
            to.writeString("\u0002" + ".".repeat(60_000) + "\n");
        }
    }

    @Test
    void a_million_refs_are_not_kept_and_its_push_waits() {
        // Given
        GitMirrors mirrors = mirrors();
        host.refs = HostileHostTest::millionRefs;

        // Then
        isLeft(mirrors, TOO_MUCH);
        host.sends(pack.commit(), pack.bytes());
        assertThat(mirrors.fetch(SHOP, MAIN)).contains(pack.commit());
    }

    @Test
    void refs_without_an_end_are_left() {
        host.refs = HostileHostTest::endlessRefs;
        isLeft(mirrors(), TOO_MUCH);
    }

    @Test
    void refs_in_a_small_answer_are_counted_as_they_come_out_of_it() {
        host.zipping = true;
        host.refs = HostileHostTest::endlessRefs;
        isLeft(mirrors(), TOO_MUCH);
    }

    @Test
    void words_about_the_progress_are_not_kept_for_ever() {
        host.pack = HostileHostTest::endlessProgress;
        isLeft(mirrors(), TOO_MUCH);
    }

    @Test
    void what_is_packed_is_read() {
        // Given
        host.zipping = true;

        // Then
        assertThat(mirrors().fetch(SHOP, MAIN)).contains(pack.commit());
    }

    @Test
    void a_host_that_wants_its_files_read_one_by_one_is_told_from_git() {
        // Given
        host.type = "text/plain; of ";

        // Then
        isLeft(mirrors(), "text/plain; of advertisement, which is not Git's smart protocol");
    }

    @Test
    void nor_does_a_word_behind_the_right_type_lead_there() {
        // Given
        host.parameters = "; x";

        // Then
        isLeft(
                mirrors(),
                "advertisement; x, which is not Git's smart protocol; check the repository's url"
                        + " and credentialsFile");
    }
}
