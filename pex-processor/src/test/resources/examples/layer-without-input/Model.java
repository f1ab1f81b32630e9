import dev.pex.*;

@Network
class Model {
  @Dense(units = 8) Tensor hidden;
  @Input(channels = 10) Tensor features;
  @Dense(units = 2) Tensor scores;
}
