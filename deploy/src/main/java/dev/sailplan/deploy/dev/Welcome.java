package dev.sailplan.deploy.dev;

/// The first thing a newcomer reads: what runs, where, and what to try.
final class Welcome {
    private final Terminal terminal;

    Welcome(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Endpoints endpoints, ClusterAccess cluster, boolean own) {
        terminal.say(
                " ✓ jdk " + Runtime.version().feature() + "   ✓ " + cluster.description() + "   ✓ kafka "
                        + endpoints.kafka() + "   ✓ git " + endpoints.git() + "   ✓ gateway " + endpoints.gateway());
        if (!own) {
            terminal.say(
                    " The cluster has no nodes: Deployments are stored, not run."
                            + " Running pods: ./sailplan dev --kubeconfig ~/.kube/config --context NAME");
        }
        terminal.say(" Try:  git clone " + endpoints.git() + "/sample && cd sample");
        terminal.say(
                "       sed -i s/blue/green/ apps/web/config.yaml && git commit -am green && git push");
        terminal.say("       ./sailplan status    ./sailplan log -f    kubectl --kubeconfig " + endpoints.kubeconfig() + " get configmap -A");
        terminal.say(" Ctrl-C stops everything; the next start goes on where this one ended.");
    }
}
