import dev.pex.Conv2D;
import dev.pex.DepthwiseConv2D;
import dev.pex.Input;
import dev.pex.Network;
import dev.pex.Output;
import dev.pex.Tensor;

/** An inverted residual block of few columns and many channels. */
@Network
public final class Nested {
  @Input(height = 12, width = 4, channels = 4, scale = 1f / 255, zeroPoint = -128)
  Tensor features;

  @Conv2D(filters = 48, kernel = 1)
  Tensor expand;

  @DepthwiseConv2D(kernel = 3)
  Tensor depthwise;

  @Output
  @Conv2D(filters = 4, kernel = 1)
  Tensor project;
}
