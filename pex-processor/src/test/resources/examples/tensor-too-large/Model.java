import dev.pex.*;

@Network
class Model {
  @Input(height = 1000, width = 1000, channels = 1000) Tensor cube;
  @GlobalAveragePooling2D Tensor mean;
}
