import dev.pex.*;

@Network
class Fixed {
  @Input(height = 16, width = 4, channels = 3, feed = Feed.ROWS) Tensor stretched;
  @Conv2D(filters = 4, kernel = 3) Tensor features;
}
