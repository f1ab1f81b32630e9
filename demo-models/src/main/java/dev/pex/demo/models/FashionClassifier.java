package dev.pex.demo.models;

import static dev.pex.ActivationFunction.RELU;
import static dev.pex.Bytes.KIB;

import dev.pex.Conv2D;
import dev.pex.Core;
import dev.pex.Dense;
import dev.pex.GlobalAveragePooling2D;
import dev.pex.Input;
import dev.pex.MaxPooling2D;
import dev.pex.Mcu;
import dev.pex.Network;
import dev.pex.Softmax;
import dev.pex.Tensor;

/** Ten kinds of clothing in 28x28 grey pictures: Fashion-MNIST. */
@Network(weights = "fashion_classifier.tflite")
@Mcu(sram = 4 * KIB, flash = 64 * KIB, core = Core.CORTEX_M4)
final class FashionClassifier {
  @Input(height = 28, width = 28, channels = 1, scale = 1f / 255, zeroPoint = -128)
  Tensor picture;

  @Conv2D(filters = 16, kernel = 3, activation = RELU)
  Tensor stem;

  @MaxPooling2D(pool = 2)
  Tensor half;

  @Conv2D(filters = 32, kernel = 3, activation = RELU)
  Tensor middle;

  @MaxPooling2D(pool = 2)
  Tensor quarter;

  @Conv2D(filters = 64, kernel = 3, activation = RELU)
  Tensor upper;

  @Conv2D(filters = 64, kernel = 3, activation = RELU)
  Tensor top;

  @GlobalAveragePooling2D Tensor pooled;

  @Dense(units = 10)
  Tensor logits;

  @Softmax Tensor scores;
}
