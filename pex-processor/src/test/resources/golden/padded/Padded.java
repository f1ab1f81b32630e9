import static dev.pex.ActivationFunction.RELU;

import dev.pex.Activation;
import dev.pex.Conv2D;
import dev.pex.DepthwiseConv2D;
import dev.pex.Input;
import dev.pex.Network;
import dev.pex.Padding;
import dev.pex.Reshape;
import dev.pex.Softmax;
import dev.pex.Tensor;
import dev.pex.ZeroPadding2D;

/** What the rewrites fold: padding, an activation, a reshape. */
@Network
final class Padded {
  @Input(height = 7, width = 5, channels = 2)
  Tensor field;

  @ZeroPadding2D(padding = {0, 1, 0, 1})
  Tensor framed;

  @Conv2D(filters = 4, kernel = 3, padding = Padding.VALID)
  Tensor folded;

  @Activation(RELU)
  Tensor positive;

  @DepthwiseConv2D(kernel = 3, multiplier = 2, dilation = 2, activation = RELU)
  Tensor wide;

  @Reshape({3, 64})
  Tensor rows;

  @Softmax Tensor scores;
}
