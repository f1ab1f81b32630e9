import dev.pex.*;

@Network
class Model {
  @Input(height = 8, width = 8, channels = 3) Tensor picture;
  @Conv2D(filters = 0, kernel = 3) Tensor scores;
}
