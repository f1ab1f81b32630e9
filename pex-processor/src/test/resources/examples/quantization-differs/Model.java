import dev.pex.*;

@Network(weights = "trained.tflite")
class Model {
  @Input(channels = 10, scale = 1f / 255, zeroPoint = -128) Tensor features;
  @Dense(units = 8, activation = ActivationFunction.RELU) Tensor hidden;
  @Dense(units = 2) Tensor scores;
}
