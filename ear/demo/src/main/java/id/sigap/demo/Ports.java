package id.sigap.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of the loopback address. */
public final class Ports {
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

    /** A port that was free a moment ago; for tests. */
    public static int anyFree() {
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
