/** XGBoost models behind the model provider. */
@NullMarked
package dev.technic.scanner.ml;

import org.jspecify.annotations.NullMarked;
