package dev.sailplan.applier.testing;

import dev.sailplan.applier.cluster.Cluster;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// A cluster as a process sees it that may die at any call.
final class Mortal {
    private Mortal() {}

    static Cluster of(Cluster cluster, Crasher crasher) {
        return (Cluster)
                Proxy.newProxyInstance(
                        Mortal.class.getClassLoader(),
                        new Class<?>[] {Cluster.class},
                        (_, method, arguments) ->
                                crasher.pass(() -> {
                                    try {
                                        Object answer = method.invoke(cluster, arguments);
                                        return answer instanceof Cluster other
                                                ? of(other, crasher)
                                                : answer;
                                    } catch (InvocationTargetException e) {
                                        throw new IllegalStateException(e.getCause());
                                    } catch (IllegalAccessException e) {
                                        throw new IllegalStateException(e);
                                    }
                                }));
    }
}
