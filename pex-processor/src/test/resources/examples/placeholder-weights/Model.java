import dev.pex.*;

@Network
class Model {
  @Input(channels = 10) Tensor features;
  @Dense(units = 8, activation = ActivationFunction.RELU) Tensor hidden;
  @Dense(units = 2) Tensor scores;
}
