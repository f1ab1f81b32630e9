import dev.pex.*;

@Network
class Fixed {
  @Input(height = 100, width = 1000, channels = 1000) Tensor cube;
  @GlobalAveragePooling2D Tensor mean;
}
