package dev.sailplan.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/// A port with a bug in between.
final class Tampered {
    private Tampered() {}

    /// What is done with a call instead of it.
    interface Bug<T> {
        Object instead(Call<T> call) throws Throwable;
    }

    /// One call of a port.
    record Call<T>(T port, Method method, List<Object> arguments) {
        boolean is(String name) {
            return method.getName().equals(name);
        }

        /// What the port itself does.
        Object proceed() throws Throwable {
            try {
                return method.invoke(port, arguments.toArray());
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    static <T> T port(Class<T> type, T port, Bug<T> bug) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) ->
                                bug.instead(
                                        new Call<>(
                                                port,
                                                method,
                                                arguments == null
                                                        ? List.of()
                                                        : List.of(arguments)))));
    }
}
