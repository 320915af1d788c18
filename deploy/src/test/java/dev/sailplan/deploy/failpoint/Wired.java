package dev.sailplan.deploy.failpoint;

import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Rebalance;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts a tripwire behind every call of a port, and of the ports that it hands out.
final class Wired {
    private final Tripwire tripwire;

    Wired(Tripwire tripwire) {
        this.tripwire = tripwire;
    }

    <T> T port(Class<T> type, T real) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> call(type, real, method, arguments)));
    }

    private Object call(Class<?> type, Object real, Method method, Object[] arguments)
            throws Throwable {
        Object answer = invoke(real, method, wired(arguments));
        if (method.getDeclaringClass() != Object.class) {
            tripwire.passed(type.getSimpleName() + "." + method.getName());
        }
        return portOf(method.getReturnType())
                .<Object>map(port -> wiredAs(port, answer))
                .orElse(answer);
    }

    private Object[] wired(Object[] arguments) {
        return arguments == null
                ? new Object[0]
                : Stream.of(arguments)
                        .map(it -> it instanceof Rebalance rebalance ? wired(rebalance) : it)
                        .toArray();
    }

    /// The session comes back to its owner through here.
    private Rebalance wired(Rebalance rebalance) {
        return (Rebalance)
                Proxy.newProxyInstance(
                        Rebalance.class.getClassLoader(),
                        new Class<?>[] {Rebalance.class},
                        (_, method, arguments) ->
                                invoke(
                                        rebalance,
                                        method,
                                        Stream.of(arguments)
                                                .map(it ->
                                                        it instanceof LogSession session
                                                                ? port(LogSession.class, session)
                                                                : it)
                                                .toArray()));
    }

    private static Optional<Class<?>> portOf(Class<?> type) {
        return Port.isOne(type) ? Optional.of(type) : Optional.empty();
    }

    private <T> T wiredAs(Class<T> port, Object real) {
        return port(port, port.cast(real));
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
