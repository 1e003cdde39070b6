package id.sigap.bench;

import java.util.Arrays;
import java.util.List;

/**
 * How long calls took.
 *
 * @param count how many were answered as they should be
 * @param errors how many were not
 * @param p50 milliseconds; half of the answered calls took longer
 * @param p95 milliseconds; one of twenty took longer
 * @param p99 milliseconds; one of a hundred took longer
 * @param max milliseconds
 */
record Latencies(int count, int errors, double p50, double p95, double p99, double max) {
    static Latencies of(List<Long> nanos, int errors) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Latencies(
                sorted.length, errors, at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }

    private static double at(long[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)] / 1e6;
    }
}
