package dev.lindy.core.estimate;

import dev.lindy.core.base.Sample;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where a fit comes from.
 *
 * @param libraryVersion the version of this toolkit
 * @param javaVersion the running Java
 * @param architecture processor architecture and operating system
 * @param observations the sum of the sample's weights
 * @param rows the sample's distinct rows
 * @param dataFingerprint {@link Sample#fingerprint()} in hexadecimal
 * @param options how the fitter was set, by name
 */
public record Provenance(
        String libraryVersion,
        String javaVersion,
        String architecture,
        double observations,
        int rows,
        String dataFingerprint,
        Map<String, String> options) {

    /**
     * Copies the options.
     *
     * @param libraryVersion the version of this toolkit
     * @param javaVersion the running Java
     * @param architecture processor and operating system
     * @param observations the sum of the weights
     * @param rows distinct rows
     * @param dataFingerprint of the sample
     * @param options by name
     */
    public Provenance {
        Objects.requireNonNull(options, "options");
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    static Provenance of(Sample sample, Map<String, String> options) {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return new Provenance(
                version == null ? "development" : version,
                System.getProperty("java.version"),
                System.getProperty("os.arch") + " " + System.getProperty("os.name"),
                sample.totalWeight(),
                sample.rows(),
                String.format("%016x", sample.fingerprint()),
                options);
    }
}
