import dev.pex.*;

@Network
class Model {
  @Input(height = 8, width = 8, channels = 3) Tensor picture;
  @Dense(units = 2) Tensor scores;
}
