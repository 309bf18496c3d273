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
 * @param commit of the checkout; empty outside of one
 * @param clean whether the checkout was that commit and nothing else
 * @param jar SHA-256 of the benchmarks' jar
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
        @JsonProperty("jar") String jar) {}
