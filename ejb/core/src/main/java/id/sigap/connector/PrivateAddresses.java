package id.sigap.connector;

import id.sigap.foundation.Settings;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Keeps a channel's addresses out of the server's own network: without this an address typed into a settings page could make
 * the server knock at doors that only it can reach. {@code SIGAP_PRIVATE_ADDRESSES=allow} lets them through, for a platform
 * that the office runs itself; the demonstration, whose platforms are stand-ins on the same machine, does so.
 *
 * <p>A name is looked up when it is entered. One that cannot be looked up passes: testing the channel will tell.
 */
final class PrivateAddresses {
    private PrivateAddresses() {}

    /**
     * Why the address is refused.
     *
     * @param url absolute, http or https
     */
    static Optional<String> fault(String url) {
        if (allowed()) {
            return Optional.empty();
        }
        String host = URI.create(url).getHost();
        return leadsInside(host)
                ? Optional.of("Alamat itu menunjuk ke server ini atau jaringan dalam (" + host
                        + "); isi alamat platform yang terbuka di internet.")
                : Optional.empty();
    }

    private static boolean allowed() {
        return Settings.get("SIGAP_PRIVATE_ADDRESSES", Settings.demo() ? "allow" : "refuse")
                .equals("allow");
    }

    private static boolean leadsInside(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (isInside(address)) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Loopback, link-local, private (RFC 1918, unique local), shared (RFC 6598), benchmark (RFC 2544), Teredo, any-local, multicast and reserved. */
    static boolean isInside(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address instanceof Inet6Address) {
            boolean teredo = first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0;
            return (first & 0xfe) == 0xfc || teredo || carriesInside(bytes, first, second);
        }
        return first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second & 0xfe) == 18);
    }

    /** An IPv4 address inside an IPv6 one: NAT64 (64:ff9b::/96), 6to4 (2002::/16) and IPv4-compatible (::/96). */
    private static boolean carriesInside(byte[] bytes, int first, int second) {
        boolean nat64 = first == 0x00 && second == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        boolean compatible = true;
        for (int i = 0; i < 12; i++) {
            compatible &= bytes[i] == 0;
        }
        int at = nat64 || compatible ? 12 : first == 0x20 && second == 0x02 ? 2 : -1;
        if (at < 0) {
            return false;
        }
        try {
            return isInside(
                    InetAddress.getByAddress(new byte[] {bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]}));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address.", e);
        }
    }
}
