package dev.sailplan.common.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class ListingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|''", "1|a", "3|a, b, c", "4|a, b, c and 1 more", "5|a, b, c and 2 more"})
    void names_the_first_and_counts_the_others(int size, String shown) {
        List<String> all = List.of("a", "b", "c", "d", "e").subList(0, size);

        assertThat(Listing.of(all, 3)).isEqualTo(shown);
    }
}
