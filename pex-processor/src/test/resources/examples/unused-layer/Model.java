import dev.pex.*;

@Network
class Model {
  @Input(channels = 10) Tensor features;
  @Dense(units = 8) Tensor hidden;
  @Dense(units = 2, from = "features") Tensor scores;
}
