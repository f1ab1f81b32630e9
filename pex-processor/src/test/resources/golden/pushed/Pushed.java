import static dev.pex.ActivationFunction.RELU;
import static dev.pex.Feed.ROWS;

import dev.pex.Conv2D;
import dev.pex.Dense;
import dev.pex.DepthwiseConv2D;
import dev.pex.GlobalAveragePooling2D;
import dev.pex.Input;
import dev.pex.Network;
import dev.pex.Softmax;
import dev.pex.Tensor;

/** A camera pushes its lines. */
@Network
public final class Pushed {
  @Input(height = 12, width = 8, channels = 3, feed = ROWS)
  Tensor picture;

  @Conv2D(filters = 6, kernel = 3, strides = 2, activation = RELU)
  Tensor stem;

  @DepthwiseConv2D(kernel = 3)
  Tensor features;

  @GlobalAveragePooling2D Tensor pooled;

  @Dense(units = 4)
  Tensor logits;

  @Softmax Tensor scores;
}
