import dev.pex.*;

@Network
@TfliteModel("model.tflite")
class Model {
  @Input(channels = 10) Tensor features;
  @Dense(units = 2) Tensor scores;
}
