package dev.sailplan.deploy.failpoint;

import java.util.regex.Pattern;

/// A place in the code that calls Git, Kafka or the API server: the process may die once the call has had its
/// effect, before the caller hears of it.
///
/// @param caller the class and method that call, such as `dev.sailplan.applier.store.ConfigMapStore.delete`
/// @param call the port's method, such as `Cluster.replace`
record Failpoint(String caller, String call) implements Comparable<Failpoint> {
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

    static Failpoint of(String type, String method, String call) {
        var lambda = LAMBDA.matcher(method);
        String name = lambda.matches() ? lambda.group(1) : method;
        // The compiler names a lambda of a constructor so.
        return new Failpoint(type + "." + (name.equals("new") ? "<init>" : name), call);
    }

    /// Where a call stands as a method reference, whoever is handed it makes it.
    static Failpoint byReference(String call) {
        return new Failpoint("reference", call);
    }

    static Failpoint parse(String text) {
        int arrow = text.indexOf('>');
        return new Failpoint(text.substring(0, arrow), text.substring(arrow + 1));
    }

    @Override
    public int compareTo(Failpoint other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return caller + ">" + call;
    }
}
