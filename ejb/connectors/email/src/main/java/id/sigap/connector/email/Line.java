package id.sigap.connector.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * The network connections of one call. Read time limits stop a server that is silent; only cutting the line stops one
 * that drips a byte now and then.
 */
final class Line extends SocketFactory implements AutoCloseable {

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> deadline;
    private volatile boolean cut;

    /** A line that is cut when the time is over. */
    Line(Duration limit) {
        deadline = new CompletableFuture<Void>().completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS);
        var unused = deadline.thenRun(this::cut);
    }

    /** How long a read may wait from now on. */
    void patience(Duration limit) throws IOException {
        for (Socket socket : sockets) {
            if (!socket.isClosed()) {
                socket.setSoTimeout((int) Math.max(1, limit.toMillis()));
            }
        }
    }

    private void cut() {
        cut = true;
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is being given up already.
            }
        }
    }

    @Override
    public Socket createSocket() throws IOException {
        if (cut) {
            throw new IOException("The time for this call is over");
        }
        Socket socket = new Socket();
        sockets.add(socket);
        return socket;
    }

    /** Gives up whatever is still open. */
    @Override
    public void close() {
        deadline.cancel(false);
        cut();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw unconnectedOnly();
    }

    private static UnsupportedOperationException unconnectedOnly() {
        return new UnsupportedOperationException("The mail library connects its sockets itself, within its time limit");
    }
}
