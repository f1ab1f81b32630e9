import dev.pex.*;

@Network
class Model {
  @Input(height = 8, width = 8, channels = 3) Tensor picture;
  @Twice Tensor edges;
}

@Block
@interface Twice {
  class Layers {
    @Conv2D(filters = 4, kernel = 3) Tensor first;
    @Conv2D(filters = 4, kernel = 3) Tensor second;
  }
}
