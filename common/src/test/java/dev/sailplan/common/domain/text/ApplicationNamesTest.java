package dev.sailplan.common.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ApplicationKey;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class ApplicationNamesTest {
    private static final ApplicationKey SHOP = ApplicationKey.parse("shop/web@dev");
    private static final ApplicationKey PAY = ApplicationKey.parse("pay/web@dev");
    private final ApplicationNames names = new ApplicationNames();

    @Test
    void the_project_is_named_only_where_two_have_an_application_so_called() {
        names.learn(SHOP);
        names.learn(SHOP);
        names.learn(ApplicationKey.parse("pay/web@prod"));
        assertThat(names.of(SHOP)).isEqualTo("web@dev");

        names.learn(PAY);
        assertThat(names.of(SHOP)).isEqualTo("shop/web@dev");
        assertThat(names.of(PAY)).isEqualTo("pay/web@dev");
    }
}
