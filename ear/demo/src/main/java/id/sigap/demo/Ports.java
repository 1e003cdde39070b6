package id.sigap.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** TCP ports of the loopback address. */
public final class Ports {
    private static final AtomicInteger GIVEN = new AtomicInteger();

    private Ports() {}

    /**
     * Refuses a port that is taken.
     *
     * @param what who wants the port, as told to a person ("Keycloak")
     * @param option how to choose another one ("--keycloak-port")
     * @throws StartRefused where something else listens there
     */
    public static void requireFree(int port, String what, String option) {
        if (!isFree(port)) {
            throw new StartRefused("Port " + port + " (" + what + ") is already in use; free it or choose another with "
                    + option + " <port>.");
        }
    }

    /**
     * A port that was free a moment ago; for tests. JVMs that run at the same time get none of each other's where each has the
     * first of its own thousand in the system property {@code sigap.ports}; those should lie below the system's ephemeral
     * ports, so that no connection takes one while its server is being restarted.
     */
    public static int anyFree() {
        Integer first = Integer.getInteger("sigap.ports");
        if (first != null) {
            return IntStream.generate(() -> first + GIVEN.getAndIncrement() % 1000)
                    .filter(Ports::isFree)
                    .limit(1)
                    .sum();
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartRefused("This machine has no free TCP port.", e);
        }
    }

    static boolean isFree(int port) {
        return binds(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && binds(new InetSocketAddress(port));
    }

    private static boolean binds(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException busy) {
            return false;
        }
    }
}
