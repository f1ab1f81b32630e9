import dev.pex.*;

@Network
class Model {
  @Input(height = 8, width = 8, channels = 3, feed = Feed.ROWS) Tensor picture;
  @Reshape({16, 4, 3}) Tensor stretched;
  @Conv2D(filters = 4, kernel = 3) Tensor features;
}
