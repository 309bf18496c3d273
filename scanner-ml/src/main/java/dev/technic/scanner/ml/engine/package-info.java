/** Scores tree models in Java, equal to XGBoost to the bit; knows nothing of XGBoost's own library. */
@NullMarked
package dev.technic.scanner.ml.engine;

import org.jspecify.annotations.NullMarked;
