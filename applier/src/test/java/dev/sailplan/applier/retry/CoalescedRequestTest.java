package dev.sailplan.applier.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.applier.access.NodePresence;
import dev.sailplan.applier.access.ServedKinds;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.common.log.threads.Exclusion;
import dev.sailplan.common.log.threads.VirtualThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CoalescedRequestTest {
    private static final int LANES = 300;
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    private static <T> CoalescedRequest<T> question(java.util.function.Supplier<T> ask) {
        return new CoalescedRequest<>(ask, exclusion());
    }

    private static Exclusion exclusion() {
        return new Exclusion(new VirtualThreads());
    }

    private int slowly() {
        begun.countDown();
        try {
            answered.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return asked.incrementAndGet();
    }

    /// One has begun to ask when the others come.
    private <T> List<Future<T>> together(Callable<T> lane) throws Exception {
        List<Future<T>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.add(threads.submit(lane));
            begun.await();
            CountDownLatch coming = new CountDownLatch(LANES - 1);
            for (int i = 1; i < LANES; i++) {
                all.add(
                        threads.submit(() -> {
                            coming.countDown();
                            return lane.call();
                        }));
            }
            coming.await();
            Thread.sleep(50);
            answered.countDown();
        }
        return all;
    }

    @Test
    void hundreds_that_ask_at_once_are_two_questions() throws Exception {
        CoalescedRequest<Integer> question = question(this::slowly);

        List<Future<Integer>> answers = together(question::ask);

        assertThat(asked)
                .as("the one that was going on, and one for all who came then")
                .hasValue(2);
        assertThat(answers.stream().map(Future::resultNow)).containsOnly(1, 2);
    }

    @Test
    void nobody_gets_an_answer_that_was_asked_for_before_he_came() {
        CoalescedRequest<Integer> question = question(asked::incrementAndGet);

        assertThat(question.ask()).isEqualTo(1);
        assertThat(question.ask()).isEqualTo(2);
    }

    @Test
    void hundreds_wait_once_for_a_cluster_that_does_not_answer() throws Exception {
        CoalescedRequest<Integer> question =
                question(() -> {
                    slowly();
                    throw new ClusterUnavailable("no answer");
                });

        List<Future<Integer>> answers = together(question::ask);

        assertThat(asked).hasValue(2);
        assertThat(answers).allMatch(lane -> lane.state() == Future.State.FAILED);
    }

    @Test
    void a_failure_is_not_remembered() {
        CoalescedRequest<Integer> question =
                question(() -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new ClusterUnavailable("no answer");
                    }
                    return asked.get();
                });

        assertThatThrownBy(question::ask).isInstanceOf(ClusterUnavailable.class);
        assertThat(question.ask()).isEqualTo(2);
    }

    @Test
    void all_lanes_ask_for_nodes_once() throws Exception {
        FakeCluster cluster = new FakeCluster().withNodes(this::slowly);
        NodePresence nodes = new NodePresence(cluster, new HastyTime(), exclusion());

        List<Future<Boolean>> answers = together(nodes::any);

        assertThat(asked).hasValueLessThanOrEqualTo(2);
        assertThat(answers.stream().map(Future::resultNow)).containsOnly(true);
        assertThat(nodes.any()).isTrue();
        assertThat(asked).as("what was said is good for a while").hasValueLessThanOrEqualTo(2);
    }

    @Test
    void all_lanes_ask_for_the_kinds_once() throws Exception {
        FakeCluster cluster = new FakeCluster().whenAskedForKinds(this::slowly);
        ServedKinds kinds = new ServedKinds(cluster, exclusion());

        together(() -> kinds.served("apps", "Deployment", "v1"));

        assertThat(asked).as("a start of 300 lanes").hasValue(1);
    }
}
