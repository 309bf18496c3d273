package dev.technic.scanner.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where and of what results were measured, as it was when they were.
 *
 * @param started an instant in ISO 8601, UTC
 * @param processor its model
 * @param cores those the JVM may use
 * @param memory gigabytes (10⁹ bytes), rounded; 0 where it is not known
 * @param system name, release and architecture of the operating system
 * @param java version and vendor of the JDK
 * @param commit of the checkout that the jar lies in, as it was when the suite ran; empty outside of one
 * @param clean whether that checkout was its commit and nothing else
 * @param older whether the jar was built before the checkout came to its commit, so that it may be of another
 * @param jar SHA-256 of the benchmarks' jar
 * @param quick whether it was a glance, whose figures are worth nothing
 */
record Environment(
        @JsonProperty("started") String started,
        @JsonProperty("processor") String processor,
        @JsonProperty("cores") int cores,
        @JsonProperty("memory") int memory,
        @JsonProperty("system") String system,
        @JsonProperty("java") String java,
        @JsonProperty("commit") String commit,
        @JsonProperty("clean") boolean clean,
        @JsonProperty("older") boolean older,
        @JsonProperty("jar") String jar,
        @JsonProperty("quick") boolean quick) {

    /** Processor, cores, memory and system in words. */
    String machine() {
        return processor + ", " + cores + " cores for the JVM" + (memory > 0 ? ", " + memory + " GB" : "") + ", "
                + system;
    }

    /** Whether all is the same but when it was. */
    boolean isAlike(Environment other) {
        return equals(new Environment(
                started,
                other.processor,
                other.cores,
                other.memory,
                other.system,
                other.java,
                other.commit,
                other.clean,
                other.older,
                other.jar,
                other.quick));
    }
}
