import dev.pex.*;

@Network
class Model {
  @Input(channels = 10) Tensor features;
  @Dense(units = 4) Tensor sums;
  @LeakyReLU(negativeSlope = -0.1f) Tensor bent;
  @Dense(units = 2) Tensor scores;
}
