package dev.sailplan.applier.testing;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.RequestCause;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;

/// A cluster for requests with a cause: each that changes something waits for its turn, then asks whether it may be sent.
final class OnCause {
    private static final Set<String> WRITES =
            Set.of("apply", "create", "patch", "replace", "delete");

    private OnCause() {}

    static Cluster of(Cluster cluster, RequestCause cause, Runnable parking) {
        return (Cluster)
                Proxy.newProxyInstance(
                        OnCause.class.getClassLoader(),
                        new Class<?>[] {Cluster.class},
                        (_, method, arguments) -> {
                            if (changes(method, arguments)) {
                                parking.run();
                                cause.goOn();
                            }
                            return invoked(cluster, method, arguments);
                        });
    }

    private static boolean changes(Method method, Object[] arguments) {
        return WRITES.contains(method.getName())
                && Arrays.stream(arguments)
                        .noneMatch(it -> it instanceof Cluster.Write how && how.isDryRun());
    }

    static Object invoked(Cluster cluster, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(cluster, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
