package id.sigap.connector.dropin;

import java.util.Optional;

/**
 * A jar in the server's deployments folder, as it is now.
 *
 * @param name of the file
 * @param sha256 of its bytes, in lower-case hexadecimal digits
 * @param size in bytes
 * @param title {@code Implementation-Title} of its manifest
 * @param version {@code Implementation-Version} of its manifest
 */
public record JarFile(String name, String sha256, long size, Optional<String> title, Optional<String> version) {}
