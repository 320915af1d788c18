package dev.sailplan.planner.git.ssh;

import dev.sailplan.planner.git.pack.AnswerCount;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/// A command on a host, of which all that it says is counted, also what it complains of.
final class CountedProcess extends Process {
    private final Process process;
    private final InputStream answer;
    private final InputStream complaints;

    CountedProcess(Process process, AnswerCount count) {
        this.process = process;
        this.answer = count.of(process.getInputStream());
        this.complaints = count.of(process.getErrorStream());
    }

    @Override
    public OutputStream getOutputStream() {
        return process.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return answer;
    }

    @Override
    public InputStream getErrorStream() {
        return complaints;
    }

    @Override
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        return process.waitFor(timeout, unit);
    }

    @Override
    public int exitValue() {
        return process.exitValue();
    }

    @Override
    public void destroy() {
        process.destroy();
    }
}
