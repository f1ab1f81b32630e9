import static dev.pex.ActivationFunction.RELU;
import static dev.pex.Interpolation.BILINEAR;

import dev.pex.Concatenate;
import dev.pex.Conv2D;
import dev.pex.Input;
import dev.pex.MaxPooling2D;
import dev.pex.Network;
import dev.pex.Tensor;
import dev.pex.UpSampling2D;

/** From a picture to a picture: down, up again, and beside it what was there before. */
@Network
final class Segmenter {
  @Input(height = 12, width = 8, channels = 3)
  Tensor picture;

  @Conv2D(filters = 4, kernel = 3, activation = RELU)
  Tensor fine;

  @MaxPooling2D(pool = 2)
  Tensor coarse;

  @Conv2D(filters = 8, kernel = 3, dilation = 2, activation = RELU)
  Tensor context;

  @UpSampling2D(interpolation = BILINEAR)
  Tensor wide;

  @Concatenate({"fine", "wide"})
  Tensor both;

  @Conv2D(filters = 2, kernel = 1)
  Tensor classes;

  @UpSampling2D Tensor large;
}
