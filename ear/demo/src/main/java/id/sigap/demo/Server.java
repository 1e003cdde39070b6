package id.sigap.demo;

/** Something that runs until it is closed. */
interface Server extends AutoCloseable {
    /** Stops it and waits until it has stopped. */
    @Override
    void close();
}
