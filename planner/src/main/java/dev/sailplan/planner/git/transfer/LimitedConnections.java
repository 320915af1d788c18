package dev.sailplan.planner.git.transfer;

import dev.sailplan.planner.git.pack.AnswerCount;
import dev.sailplan.planner.git.route.AskedTooOften;
import dev.sailplan.planner.git.route.HostRoutes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/// Opens the connections of one transfer, and counts what the host sends on all of them against one limit.
final class LimitedConnections extends JDKHttpConnectionFactory {
    private static final String REFS = "application/x-git-upload-pack-advertisement";
    private static final String RESULT = "application/x-git-upload-pack-result";
    private static final String ENCODING = "Content-Encoding";

    private final HostRoutes routes;
    private final AnswerCount heard;
    private final InstantSource time;
    private final Consumer<AskedTooOften> tooOften;

    /// @param packed how many bytes of packs the transfer brought
    /// @param tooOften hears that the host wants to be left alone
    LimitedConnections(
            HostRoutes routes,
            LongSupplier packed,
            InstantSource time,
            Consumer<AskedTooOften> tooOften) {
        this.time = time;
        this.tooOften = tooOften;
        this.routes = routes;
        this.heard = new AnswerCount(packed);
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, Proxy.NO_PROXY);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        return new Bounded(routes.routed(url), proxy);
    }

    private final class Bounded extends JDKHttpConnection {
        Bounded(URL url, Proxy proxy) throws IOException {
            super(url, proxy);
        }

        @Override
        public int getResponseCode() throws IOException {
            int status = super.getResponseCode();
            AskedTooOften.in(
                            status,
                            name -> Optional.ofNullable(super.getHeaderField(name)),
                            time.instant())
                    .ifPresent(tooOften);
            return status;
        }

        /// Git's older way to read files one by one knows no limits, and a host needs only to answer with another type
        /// for JGit to take it: with a single letter more, so the types are compared as JGit does.
        @Override
        public InputStream getInputStream() throws IOException {
            String type = String.valueOf(getContentType());
            if (!type.equals(getRequestMethod().equals("POST") ? RESULT : REFS)) {
                throw new TransportException(
                        "the host answers with "
                                + type
                                + ", which is not Git's smart protocol; check the repository's"
                                + " url and credentialsFile, since a login page answers so");
            }
            boolean zipped =
                    Optional.ofNullable(super.getHeaderField(ENCODING))
                            .filter(encoding -> encoding.endsWith("gzip"))
                            .isPresent();
            InputStream answer = super.getInputStream();
            return heard.of(zipped ? new BufferedInputStream(new GZIPInputStream(answer)) : answer);
        }

        /// It is unpacked here, where what comes out of it is counted.
        @Override
        public @Nullable String getHeaderField(String name) {
            return name.equals(ENCODING) ? null : super.getHeaderField(name);
        }
    }
}
