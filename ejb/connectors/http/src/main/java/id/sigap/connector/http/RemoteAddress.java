package id.sigap.connector.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Addresses that a platform's message names: somebody may have put them there to make the server call its own network.
 */
public final class RemoteAddress {
    private RemoteAddress() {}

    /**
     * The address, where it may be called: https on a public address of the internet, or at the very server (scheme, host
     * and port) that the channel's settings name as the platform's.
     *
     * @param platform as in the channel's settings
     */
    public static Optional<URI> callable(String address, URI platform) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        if (uri.getHost() == null || uri.getScheme() == null || uri.getRawUserInfo() != null) {
            return Optional.empty();
        }
        if (sameServer(uri, platform)) {
            return Optional.of(uri);
        }
        return uri.getScheme().toLowerCase(Locale.ROOT).equals("https") && isPublic(uri.getHost())
                ? Optional.of(uri)
                : Optional.empty();
    }

    private static boolean sameServer(URI uri, URI platform) {
        return uri.getScheme().equalsIgnoreCase(platform.getScheme())
                && uri.getHost().equalsIgnoreCase(platform.getHost())
                && uri.getPort() == platform.getPort();
    }

    /** Resolved here, and again a moment later by the call: Java keeps an answer for longer than that. */
    private static boolean isPublic(String host) {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            for (InetAddress address : addresses) {
                if (address.isLoopbackAddress()
                        || address.isAnyLocalAddress()
                        || address.isLinkLocalAddress()
                        || address.isSiteLocalAddress()
                        || address.isMulticastAddress()
                        || isReserved(address.getAddress())) {
                    return false;
                }
            }
            return addresses.length > 0;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * "This network", carrier-grade NAT (RFC 6598), protocol assignments (192.0.0.0/24), benchmarks (198.18.0.0/15, RFC 2544)
     * and what is reserved; in IPv6 unique local addresses (RFC 4193), and every form that carries an IPv4 address and so may
     * lead anywhere: ::/8 with NAT64, Teredo (2001::/32) and 6to4 (2002::/16).
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
