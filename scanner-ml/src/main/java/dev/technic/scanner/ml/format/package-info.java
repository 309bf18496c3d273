/** Reads the model files of XGBoost, JSON and UBJSON, and checks all that they say. */
@NullMarked
package dev.technic.scanner.ml.format;

import org.jspecify.annotations.NullMarked;
