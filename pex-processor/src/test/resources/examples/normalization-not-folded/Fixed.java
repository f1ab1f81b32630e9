import dev.pex.*;

@Network
class Fixed {
  @Input(height = 8, width = 8, channels = 3) Tensor picture;
  @Conv2D(filters = 4, kernel = 3) Tensor stem;
  @BatchNormalization(activation = ActivationFunction.RELU) Tensor normalized;
  @GlobalAveragePooling2D Tensor means;
}
