package dev.sailplan.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;

/// Speaks HTTP byte by byte, as no well-behaved client would.
final class RawConnection implements AutoCloseable {
    private final Socket socket;

    RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
    }

    RawConnection head(String path, Map<String, String> headers) throws IOException {
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: x\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        return send(head.append("\r\n").toString());
    }

    RawConnection send(String text) throws IOException {
        return send(text.getBytes(US_ASCII));
    }

    RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /// Sends one chunk of a chunked body.
    RawConnection chunk(byte[] bytes) throws IOException {
        send(Integer.toHexString(bytes.length) + "\r\n");
        send(bytes);
        return send("\r\n");
    }

    boolean hasAnswer() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /// The status of the answer; 0 where the connection ends without one.
    int status() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] line = in.readNBytes("HTTP/1.1 200".length());
        return line.length < 12 ? 0 : Integer.parseInt(new String(line, 9, 3, US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
