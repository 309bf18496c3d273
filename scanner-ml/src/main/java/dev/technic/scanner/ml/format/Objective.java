package dev.technic.scanner.ml.format;

import java.util.Map;

/**
 * What a model was trained for.
 *
 * @param name as XGBoost spells it: {@code reg:squarederror}
 * @param parameters values by name by group, as the file has them: {@code {reg_loss_param={scale_pos_weight=1}}}
 */
public record Objective(String name, Map<String, Map<String, String>> parameters) {

    public Objective {
        parameters = Map.copyOf(parameters);
    }

    /** Whether the outputs are classes. */
    public boolean isMultiClass() {
        return name.startsWith("multi:");
    }
}
