import dev.pex.*;

@Network
class Model {
  @Input(height = 8, width = 8, channels = 3) Tensor picture;
  @Conv2D(filters = 4, kernel = 3, activation = ActivationFunction.RELU) Tensor stem;
  @BatchNormalization Tensor normalized;
  @GlobalAveragePooling2D Tensor means;
}
