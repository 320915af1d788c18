package dev.sailplan.common.fuzz;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/// `-Dsailplan.fuzz.seed=N` tries other files, `-Dsailplan.fuzz.times=N` more of them.
///
/// The seed is fixed where none is given: a build says something of the change it builds, not of its luck.
public final class FuzzRun implements AroundPropertyHook {
    @Override
    public PropertyExecutionResult aroundProperty(
            PropertyLifecycleContext context, PropertyExecutor property) {
        PropertyAttributes attributes = context.attributes();
        attributes.setSeed(Long.getLong("sailplan.fuzz.seed", 1).toString());
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
