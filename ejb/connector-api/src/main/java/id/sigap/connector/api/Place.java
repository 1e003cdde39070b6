package id.sigap.connector.api;

import java.util.Objects;
import java.util.Optional;

/**
 * Where something is.
 *
 * @param description in words; may be empty where there are coordinates
 * @param point where it is known
 */
public record Place(String description, Optional<Point> point) {

    public Place {
        description = UnicodeText.storable(description);
        Objects.requireNonNull(point, "point");
        if (description.isBlank() && point.isEmpty()) {
            throw new IllegalArgumentException("A place has a description or a point");
        }
    }

    /** A place in words. */
    public static Place described(String description) {
        return new Place(description, Optional.empty());
    }

    /**
     * A point on WGS 84.
     *
     * @param latitude in degrees, south negative
     * @param longitude in degrees, west negative
     */
    public record Point(double latitude, double longitude) {

        public Point {
            if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
                throw new IllegalArgumentException("No such point on earth");
            }
        }

        @Override
        public String toString() {
            return "Point[***]";
        }
    }

    @Override
    public String toString() {
        return "Place[***]";
    }
}
