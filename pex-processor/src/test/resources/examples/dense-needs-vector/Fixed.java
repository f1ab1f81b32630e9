import dev.pex.*;

@Network
class Fixed {
  @Input(height = 8, width = 8, channels = 3) Tensor picture;
  @Flatten Tensor features;
  @Dense(units = 2) Tensor scores;
}
