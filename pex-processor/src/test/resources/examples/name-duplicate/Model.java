import dev.pex.*;

@Network
class Model {
  @Input(height = 8, width = 8, channels = 3) Tensor picture;
  @SeparableConv2D(filters = 4, kernel = 3) Tensor block;
  @Conv2D(filters = 4, kernel = 1) Tensor block_0_pointwise;
}
