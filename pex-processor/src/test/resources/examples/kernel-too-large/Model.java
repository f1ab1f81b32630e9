import dev.pex.*;

@Network
class Model {
  @Input(height = 8, width = 8, channels = 3) Tensor picture;
  @MaxPooling2D(pool = {9, 2}, padding = Padding.VALID) Tensor scores;
}
