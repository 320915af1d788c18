package dev.sailplan.deploy.dev.git;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/// Refuses requests that a web page made by way of the browser: another Host (DNS rebinding) or any Origin.
final class LoopbackOnly extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (HOSTS.contains(request.getServerName()) && request.getHeader("Origin") == null) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "only for this machine");
        }
    }
}
