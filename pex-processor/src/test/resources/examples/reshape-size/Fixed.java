import dev.pex.*;

@Network
class Fixed {
  @Input(height = 8, width = 8, channels = 3) Tensor picture;
  @Reshape({8, 24}) Tensor rows;
}
