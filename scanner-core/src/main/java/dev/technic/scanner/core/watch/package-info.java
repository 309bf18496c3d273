/** What every load and every scan under way looks at and speaks to: whether it must end, and who listens. */
@NullMarked
package dev.technic.scanner.core.watch;

import org.jspecify.annotations.NullMarked;
