package dev.sailplan.deploy.dev.git;

import dev.sailplan.common.domain.id.RepositoryName;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.EnumSet;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.http.server.GitServlet;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceivePack;

/// Serves the repositories by smart HTTP on 127.0.0.1: clone, fetch and push, without a password.
public final class GitHost implements AutoCloseable {
    private static final int THREADS = 16;
    private final Server server;
    private final ServerConnector connector;

    /// Holds what a push sets off. The webhook is asked for when one comes, since the gateway may start later; without
    /// `awaitOutcome` nobody is told what became of it.
    public record PushHandling(Supplier<Webhook> webhook, Journal journal, boolean awaitOutcome) {}

    private GitHost(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /// Starts on the port.
    public static GitHost start(int port, Repositories repositories, PushHandling pushes) {
        Server server = new Server(new QueuedThreadPool(THREADS, 1));
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(servlet(repositories, pushes)), "/*");
        context.addFilter(new LoopbackOnly(), "/*", EnumSet.of(DispatcherType.REQUEST));
        StatisticsHandler counters = new StatisticsHandler(context);
        context.addServlet(new ServletHolder(new Counters(counters)), Counters.PATH);
        server.setHandler(counters);
        try {
            server.start();
        } catch (Exception e) {
            throw new GitHostException("the Git server could not listen on 127.0.0.1:" + port, e);
        }
        return new GitHost(server, connector);
    }

    /// The base address of all repositories.
    public String url() {
        return "http://127.0.0.1:" + connector.getLocalPort();
    }

    private static GitServlet servlet(Repositories repositories, PushHandling pushes) {
        GitServlet servlet = new GitServlet();
        servlet.setRepositoryResolver(
                (HttpServletRequest _, String path) -> resolve(repositories, path));
        servlet.setReceivePackFactory((_, repository) -> {
            PushHooks hooks = new PushHooks(nameOf(repository), pushes);
            ReceivePack receiver = new QuietReceivePack(repository);
            receiver.setPreReceiveHook(hooks);
            receiver.setPostReceiveHook(hooks);
            return receiver;
        });
        return servlet;
    }

    private static Repository resolve(Repositories repositories, String path)
            throws RepositoryNotFoundException {
        try {
            String name =
                    path.endsWith(".git")
                            ? path.substring(0, path.length() - ".git".length())
                            : path;
            return repositories
                    .open(new RepositoryName(name))
                    .orElseThrow(() -> new RepositoryNotFoundException(path));
        } catch (IOException | IllegalArgumentException e) {
            throw new RepositoryNotFoundException(path, e);
        }
    }

    private static RepositoryName nameOf(Repository repository) {
        String folder = repository.getDirectory().getName();
        return new RepositoryName(folder.substring(0, folder.length() - ".git".length()));
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new GitHostException("the Git server did not stop", e);
        }
    }
}
