import dev.pex.*;

@Network
class Model {
  @Input(channels = 10, scale = 1f / 255, zeroPoint = 128) Tensor features;
  @Dense(units = 2) Tensor scores;
}
