import dev.pex.*;

@Network(weights = "trained.tflite")
class Model {
  @Input(channels = 10) Tensor features;
  @Dense(units = 8, activation = ActivationFunction.RELU) Tensor hiden;
  @Dense(units = 2) Tensor scores;
}
