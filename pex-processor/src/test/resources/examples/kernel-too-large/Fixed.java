import dev.pex.*;

@Network
class Fixed {
  @Input(height = 8, width = 8, channels = 3) Tensor picture;
  @MaxPooling2D(pool = {8, 2}, padding = Padding.VALID) Tensor scores;
}
