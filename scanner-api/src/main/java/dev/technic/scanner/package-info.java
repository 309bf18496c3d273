/** Scanner's vocabulary: load prices into a panel, ask a scan, read the ranked and explained result. */
@NullMarked
package dev.technic.scanner;

import org.jspecify.annotations.NullMarked;
