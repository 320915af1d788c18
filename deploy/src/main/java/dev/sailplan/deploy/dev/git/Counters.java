package dev.sailplan.deploy.dev.git;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.server.handler.StatisticsHandler;

/// Says how many requests the Git host was asked and how many bytes it read and wrote, as Prometheus reads it: what
/// pushes and fetches cost is measured by that.
final class Counters extends HttpServlet {
    static final String PATH = "/metrics";
    private static final long serialVersionUID = 1L;
    private final transient StatisticsHandler counters;

    Counters(StatisticsHandler counters) {
        this.counters = counters;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/plain; version=0.0.4");
        response.getWriter()
                .print(
                        """
                        git_http_requests_total %d
                        git_http_read_bytes_total %d
                        git_http_written_bytes_total %d
                        """
                                .formatted(
                                        counters.getRequestTotal(),
                                        counters.getBytesRead(),
                                        counters.getBytesWritten()));
    }
}
