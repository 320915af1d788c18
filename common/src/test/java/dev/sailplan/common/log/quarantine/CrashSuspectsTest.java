package dev.sailplan.common.log.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CrashSuspectsTest {
    @Test
    void counts_each_life_that_is_over_once() {
        CrashSuspects lives = CrashSuspects.NONE.and("a").and("b").and("b").and("c");

        assertThat(lives.over("c")).isEqualTo(2);
        assertThat(lives.over("d")).isEqualTo(3);
    }

    @Test
    void a_life_in_which_it_rested_did_not_die_of_it() {
        CrashSuspects lives = CrashSuspects.NONE.and("a").and("b").resting("b");

        assertThat(lives.over("c")).isOne();
        assertThat(lives.begunBy("b")).isFalse();
    }

    @Test
    void begun_once_more_it_rests_no_longer() {
        CrashSuspects lives = CrashSuspects.NONE.and("a").resting("a").and("a");

        assertThat(lives.over("b")).isOne();
        assertThat(lives.begunBy("a")).isTrue();
    }

    @Test
    void what_rested_in_ten_lives_that_died_is_suspected_all_the_same() {
        CrashSuspects lives = CrashSuspects.NONE;
        for (int n = 0; n < CrashSuspects.MOST_RESTS - 1; n++) {
            lives = lives.and("life " + n).resting("life " + n);
        }
        CrashSuspects more = lives.and("last").resting("last");

        assertThat(lives.over("now")).isZero();
        assertThat(more.over("now")).isEqualTo(CrashSuspects.MOST_RESTS);
    }

    @Test
    void one_that_ended_while_it_ran_alone_is_told_from_one_that_ended_with_others() {
        CrashSuspects beside = CrashSuspects.NONE.and("a").and("b");
        CrashSuspects alone = beside.alone("c");

        assertThat(beside.diedAlone("now")).isFalse();
        assertThat(alone.diedAlone("c")).isFalse();
        assertThat(alone.diedAlone("now")).isTrue();
        assertThat(alone.begunBy("c")).isTrue();
        assertThat(alone.over("now")).isEqualTo(3);
        assertThat(alone.resting("c").diedAlone("now")).isFalse();
    }

    @Test
    void is_read_as_it_was_written() {
        CrashSuspects lives = CrashSuspects.NONE.and("a").resting("a").and("b");

        assertThat(CrashSuspects.parse(lives.payload())).isEqualTo(lives);
    }
}
