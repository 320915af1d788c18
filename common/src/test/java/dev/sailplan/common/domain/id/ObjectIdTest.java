package dev.sailplan.common.domain.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class ObjectIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"shop/web", "..", ".", "..%2f..", "a\nb", "../../secrets/x"})
    void no_part_reaches_out_of_its_place(String part) {
        assertThatThrownBy(() -> new ObjectId("", "ConfigMap", "", part))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ObjectId("", "ConfigMap", part, "web"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ObjectId(part, "ConfigMap", "shop", "web"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_kind_holds_its_group() {
        assertThatThrownBy(() -> new ObjectId("", "Deployment.apps", "shop", "web"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new ObjectId("apps", "Deployment", "shop", "web"))
                .hasToString("Deployment.apps/shop/web");
    }

    @Test
    void a_role_may_have_colons_in_its_name() {
        ObjectId role = new ObjectId("rbac.authorization.k8s.io", "ClusterRole", "", "system:a.b");

        assertThat(role).hasToString("ClusterRole.rbac.authorization.k8s.io/system:a.b");
    }
}
