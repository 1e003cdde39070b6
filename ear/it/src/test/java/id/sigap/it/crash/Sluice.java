package id.sigap.it.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stands between Sigap and its SMTP server and passes every byte on, until it is told to stop the next mail at its final dot:
 * either the dot itself, so that the mail server never gets the mail, or the answer to it, so that Sigap never learns that it
 * did. {@link #open()} lets go of what was stopped.
 */
final class Sluice implements AutoCloseable {
    /** What the next mail loses. */
    enum Gate {
        /** The mail is never complete: the server drops it. */
        DOT,
        /** The mail is filed, the answer is missing. */
        ANSWER
    }

    private static final byte[] FINAL_DOT = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FROM_HERE = "DATA\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket door;
    private final int target;
    private Gate armed;
    private CountDownLatch reached = new CountDownLatch(1);
    private CountDownLatch opened = new CountDownLatch(0);

    private Sluice(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /** @param target port of the real SMTP server on this machine */
    static Sluice before(int target) {
        try {
            Sluice sluice = new Sluice(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
            start("sluice", sluice::accept);
            return sluice;
        } catch (IOException e) {
            throw new UncheckedIOException("The sluice cannot listen", e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** The next mail that comes to its end is stopped there. */
    synchronized void close(Gate gate) {
        armed = gate;
        reached = new CountDownLatch(1);
        opened = new CountDownLatch(1);
    }

    /** True once a mail stands at the closed gate. */
    boolean awaitMail(long seconds) throws InterruptedException {
        CountDownLatch latch;
        synchronized (this) {
            latch = reached;
        }
        return latch.await(seconds, TimeUnit.SECONDS);
    }

    /** What was stopped goes on, where its sender still lives. */
    synchronized void open() {
        armed = null;
        opened.countDown();
    }

    private synchronized Gate take() {
        Gate gate = armed;
        armed = null;
        return gate;
    }

    @Override
    public void close() {
        open();
        quietly(door);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                Line line = new Line(client, server);
                start("sluice-up", line::up);
                start("sluice-down", line::down);
            } catch (IOException e) {
                // the door was closed, or the mail server is away: the next client tries again
            }
        }
    }

    /** One connection; a mail is stopped only on the connection on which its dot was seen. */
    private final class Line {
        private final Socket client;
        private final Socket server;
        private volatile CountDownLatch gate = new CountDownLatch(0);

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void up() {
            boolean inMail = false;
            byte[] tail = new byte[0];
            try (client;
                    server;
                    InputStream in = client.getInputStream();
                    OutputStream out = server.getOutputStream()) {
                byte[] buffer = new byte[8192];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    byte[] seen = join(tail, buffer, n);
                    if (inMail && endsWith(seen, FINAL_DOT)) {
                        inMail = false;
                        if (!pass()) {
                            return;
                        }
                    } else if (endsWith(seen, FROM_HERE)) {
                        inMail = true;
                    }
                    tail = Arrays.copyOfRange(seen, Math.max(0, seen.length - FINAL_DOT.length), seen.length);
                    out.write(buffer, 0, n);
                    out.flush();
                }
            } catch (IOException e) {
                // one side went away, which ends the other
            }
        }

        /** False where the dot must not pass. */
        private boolean pass() {
            Gate stopped = take();
            if (stopped == null) {
                return true;
            }
            if (stopped == Gate.ANSWER) {
                gate = opened;
                reached.countDown();
                return true;
            }
            reached.countDown();
            await(opened);
            return false;
        }

        void down() {
            try (client;
                    server;
                    InputStream in = server.getInputStream();
                    OutputStream out = client.getOutputStream()) {
                byte[] buffer = new byte[8192];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    await(gate);
                    out.write(buffer, 0, n);
                    out.flush();
                }
            } catch (IOException e) {
                // one side went away, which ends the other
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] join(byte[] tail, byte[] buffer, int n) {
        byte[] joined = Arrays.copyOf(tail, tail.length + n);
        System.arraycopy(buffer, 0, joined, tail.length, n);
        return joined;
    }

    private static boolean endsWith(byte[] bytes, byte[] end) {
        return bytes.length >= end.length
                && Arrays.equals(bytes, bytes.length - end.length, bytes.length, end, 0, end.length);
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The sluice cannot be closed", e);
        }
    }
}
