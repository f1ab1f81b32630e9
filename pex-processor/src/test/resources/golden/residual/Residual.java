import static dev.pex.ActivationFunction.RELU6;

import dev.pex.Add;
import dev.pex.AveragePooling2D;
import dev.pex.Conv2D;
import dev.pex.Dense;
import dev.pex.Flatten;
import dev.pex.Input;
import dev.pex.MaxPooling2D;
import dev.pex.Network;
import dev.pex.Output;
import dev.pex.Tensor;

/** A shortcut around two convolutions, and two outputs. */
@Network
public final class Residual {
  @Input(height = 8, width = 8, channels = 3, scale = 1f / 255, zeroPoint = -128)
  Tensor picture;

  @Conv2D(filters = 6, kernel = 3, activation = RELU6)
  Tensor stem;

  @Conv2D(filters = 6, kernel = 3)
  Tensor inner;

  @Add({"stem", "inner"})
  Tensor sum;

  @MaxPooling2D Tensor strongest;

  @Output @AveragePooling2D(pool = 4) Tensor mean;

  @Flatten Tensor features;

  @Dense(units = 5)
  Tensor scores;
}
