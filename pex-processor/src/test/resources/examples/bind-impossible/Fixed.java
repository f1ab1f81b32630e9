import dev.pex.*;

@Network
class Fixed {
  @Input(height = 8, width = 8, channels = 3) Tensor picture;
  @Twice(width = 4) Tensor edges;
}

@Block
@interface Twice {
  int width();

  class Layers {
    Tensor input;
    @Bind(filters = "width") @Conv2D(filters = 0, kernel = 3) Tensor first;
    @Bind(filters = "width") @Conv2D(filters = 0, kernel = 3) Tensor second;
  }
}
