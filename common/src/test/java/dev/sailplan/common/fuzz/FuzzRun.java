package dev.sailplan.common.fuzz;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/// `-Dsailplan.fuzz.seed=N` repeats a run whose seed jqwik has printed, `-Dsailplan.fuzz.times=N` makes it N times as long.
public final class FuzzRun implements AroundPropertyHook {
    @Override
    public PropertyExecutionResult aroundProperty(
            PropertyLifecycleContext context, PropertyExecutor property) {
        PropertyAttributes attributes = context.attributes();
        Long seed = Long.getLong("sailplan.fuzz.seed");
        if (seed != null) {
            attributes.setSeed(seed.toString());
        }
        int times = Integer.getInteger("sailplan.fuzz.times", 1);
        attributes.setTries(attributes.tries().orElseThrow() * times);
        return property.execute();
    }

    /// Before jqwik makes its generator.
    @Override
    public int aroundPropertyProximity() {
        return -100;
    }
}
