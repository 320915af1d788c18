package dev.sailplan.gateway.http;

import dev.sailplan.gateway.limits.ByteBudget;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;

/// Reads one body, and stops at the first byte that is too much.
public final class BodyReader {
    private final int limit;
    private final ByteBudget.Share share;
    private final Promise<byte[]> done = Promise.promise();
    private final List<Buffer> chunks = new ArrayList<>();
    private int size;

    private BodyReader(int limit, ByteBudget.Share share) {
        this.limit = limit;
        this.share = share;
    }

    /// Must be called in the turn in which the request came, before its first byte is handed out.
    public static BodyReader of(HttpServerRequest request, int limit, ByteBudget.Share share) {
        BodyReader reader = new BodyReader(limit, share);
        request.handler(reader::take);
        request.endHandler(_ -> reader.finish());
        request.exceptionHandler(reader::broken);
        return reader;
    }

    /// The whole body, or `RefusedRequest`, or the connection's end.
    public Future<byte[]> body() {
        return done.future();
    }

    /// Gives up, unless the body is complete.
    public void refuse(Answer answer) {
        if (done.tryFail(new RefusedRequest(answer))) {
            chunks.clear();
        }
    }

    /// Gives back what the body took, once nobody needs its bytes any more.
    public void release() {
        share.close();
    }

    private void take(Buffer chunk) {
        if (done.future().isComplete()) {
            return;
        }
        size += chunk.length();
        if (size > limit) {
            refuse(Answer.TOO_LARGE);
        } else if (share.growTo(size)) {
            chunks.add(chunk);
        } else {
            refuse(Answer.CROWDED);
        }
    }

    /// The connection ended, or what came is no HTTP: then its sender may still hear so.
    private void broken(Throwable cause) {
        done.tryFail(
                cause instanceof HttpClosedException
                        ? cause
                        : new RefusedRequest(Answer.MALFORMED));
    }

    private void finish() {
        if (!done.future().isComplete()) {
            done.tryComplete(whole());
        }
    }

    private byte[] whole() {
        byte[] body = new byte[size];
        int at = 0;
        for (Buffer chunk : chunks) {
            chunk.getBytes(body, at);
            at += chunk.length();
        }
        chunks.clear();
        return body;
    }
}
