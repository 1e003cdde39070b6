package org.example.sigap.mastodon;

import java.net.InetAddress;
import java.net.URL;
import java.net.UnknownHostException;

/** Tells which addresses may be called that somebody else wrote: none of the network in which Sigap's server stands. */
final class Addresses {
    private Addresses() {}

    /** Https on a public address, or the very server (scheme, host and port) that the channel's settings name. */
    static boolean callable(URL address, URL server) {
        if (address.getHost().isEmpty() || address.getUserInfo() != null) {
            return false;
        }
        boolean same = address.getProtocol().equals(server.getProtocol())
                && address.getHost().equalsIgnoreCase(server.getHost())
                && port(address) == port(server);
        return same || address.getProtocol().equals("https") && isPublic(address.getHost());
    }

    private static int port(URL url) {
        return url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
    }

    /** All of its addresses are. Looked up once more by the call itself: Java keeps an answer for longer than that. */
    private static boolean isPublic(String host) {
        try {
            for (InetAddress each : InetAddress.getAllByName(host)) {
                boolean local = each.isLoopbackAddress()
                        || each.isAnyLocalAddress()
                        || each.isLinkLocalAddress()
                        || each.isSiteLocalAddress()
                        || each.isMulticastAddress()
                        || isReserved(each.getAddress());
                if (local) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Carrier-grade NAT, benchmarks and what is reserved; in IPv6 unique local addresses and those that carry an IPv4
     * address: ::/8, Teredo and 6to4.
     */
    private static boolean isReserved(byte[] address) {
        int first = address[0] & 0xFF;
        int second = address[1] & 0xFF;
        if (address.length == 4) {
            return first == 0
                    || first >= 240
                    || first == 100 && (second & 0xC0) == 64
                    || first == 192 && second == 0 && address[2] == 0
                    || first == 198 && (second & 0xFE) == 18;
        }
        boolean teredo = first == 0x20 && second == 0x01 && address[2] == 0 && address[3] == 0;
        return (first & 0xFE) == 0xFC || first == 0 || teredo || first == 0x20 && second == 0x02;
    }
}
