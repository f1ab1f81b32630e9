package dev.pex.demo.models;

import static dev.pex.ActivationFunction.RELU;
import static dev.pex.Bytes.KIB;

import dev.pex.Add;
import dev.pex.AveragePooling2D;
import dev.pex.Conv2D;
import dev.pex.Core;
import dev.pex.Dense;
import dev.pex.Flatten;
import dev.pex.Input;
import dev.pex.Mcu;
import dev.pex.Network;
import dev.pex.Softmax;
import dev.pex.Tensor;

/** Ten kinds of things in 32x32 colour pictures: the shape of MLPerf Tiny's ResNet-8. */
@Network
@Mcu(sram = 11 * KIB, flash = 128 * KIB, core = Core.CORTEX_M4)
final class ImageClassifier {
  @Input(height = 32, width = 32, channels = 3)
  Tensor picture;

  @Conv2D(filters = 16, kernel = 3, activation = RELU)
  Tensor stem;

  @Conv2D(filters = 16, kernel = 3, activation = RELU)
  Tensor first1;

  @Conv2D(filters = 16, kernel = 3)
  Tensor first2;

  @Add(
      value = {"stem", "first2"},
      activation = RELU)
  Tensor first;

  @Conv2D(filters = 32, kernel = 3, strides = 2, activation = RELU)
  Tensor second1;

  @Conv2D(filters = 32, kernel = 3)
  Tensor second2;

  @Conv2D(filters = 32, kernel = 1, strides = 2, from = "first")
  Tensor secondShortcut;

  @Add(
      value = {"secondShortcut", "second2"},
      activation = RELU)
  Tensor second;

  @Conv2D(filters = 64, kernel = 3, strides = 2, activation = RELU)
  Tensor third1;

  @Conv2D(filters = 64, kernel = 3)
  Tensor third2;

  @Conv2D(filters = 64, kernel = 1, strides = 2, from = "second")
  Tensor thirdShortcut;

  @Add(
      value = {"thirdShortcut", "third2"},
      activation = RELU)
  Tensor third;

  @AveragePooling2D(pool = 8)
  Tensor pooled;

  @Flatten Tensor features;

  @Dense(units = 10)
  Tensor logits;

  @Softmax Tensor scores;
}
