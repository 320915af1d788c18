package dev.sailplan.common.log.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UnfinishedRunsTest {
    @Test
    void counts_each_run_that_is_over_once() {
        UnfinishedRuns runs = UnfinishedRuns.NONE.and("a").and("b").and("b").and("c");

        assertThat(runs.over("c")).isEqualTo(2);
        assertThat(runs.over("d")).isEqualTo(3);
    }

    @Test
    void a_run_in_which_it_rested_did_not_die_of_it() {
        UnfinishedRuns runs = UnfinishedRuns.NONE.and("a").and("b").resting("b");

        assertThat(runs.over("c")).isOne();
        assertThat(runs.begunBy("b")).isFalse();
    }

    @Test
    void begun_once_more_it_rests_no_longer() {
        UnfinishedRuns runs = UnfinishedRuns.NONE.and("a").resting("a").and("a");

        assertThat(runs.over("b")).isOne();
        assertThat(runs.begunBy("a")).isTrue();
    }

    @Test
    void what_rested_in_ten_runs_that_crashed_is_suspected_all_the_same() {
        UnfinishedRuns runs = UnfinishedRuns.NONE;
        for (int n = 0; n < UnfinishedRuns.MOST_RESTS - 1; n++) {
            runs = runs.and("run " + n).resting("run " + n);
        }
        UnfinishedRuns more = runs.and("last").resting("last");

        assertThat(runs.over("now")).isZero();
        assertThat(more.over("now")).isEqualTo(UnfinishedRuns.MOST_RESTS);
    }

    @Test
    void one_that_ended_while_it_ran_alone_is_told_from_one_that_ended_with_others() {
        UnfinishedRuns beside = UnfinishedRuns.NONE.and("a").and("b");
        UnfinishedRuns alone = beside.alone("c");

        assertThat(beside.diedAlone("now")).isFalse();
        assertThat(alone.diedAlone("c")).isFalse();
        assertThat(alone.diedAlone("now")).isTrue();
        assertThat(alone.begunBy("c")).isTrue();
        assertThat(alone.over("now")).isEqualTo(3);
        assertThat(alone.resting("c").diedAlone("now")).isFalse();
    }

    @Test
    void is_read_as_it_was_written() {
        UnfinishedRuns runs = UnfinishedRuns.NONE.and("a").resting("a").and("b");

        assertThat(UnfinishedRuns.parse(runs.payload())).isEqualTo(runs);
    }
}
