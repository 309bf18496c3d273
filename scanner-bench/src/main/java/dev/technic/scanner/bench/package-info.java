/**
 * Benchmarks, one class per question.
 *
 * <p>Those over a universe have a heap of a fixed size, touched before anything is timed ({@code -XX:+AlwaysPreTouch}): a page of memory costs the operating
 * system more the first time it is written to than a scan needs to fill it, and a collector that gives new objects more room as it goes, as G1 does, comes upon such pages
 * at any time.
 */
@NullMarked
package dev.technic.scanner.bench;

import org.jspecify.annotations.NullMarked;
