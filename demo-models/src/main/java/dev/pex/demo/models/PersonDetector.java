package dev.pex.demo.models;

import static dev.pex.ActivationFunction.RELU;
import static dev.pex.Bytes.KIB;

import dev.pex.AveragePooling2D;
import dev.pex.Conv2D;
import dev.pex.Core;
import dev.pex.Dense;
import dev.pex.Flatten;
import dev.pex.Input;
import dev.pex.Mcu;
import dev.pex.Network;
import dev.pex.SeparableConv2D;
import dev.pex.Softmax;
import dev.pex.Tensor;

/**
 * Whether a person is in a 96x96 picture: MobileNetV1 0.25, the shape of MLPerf Tiny's detector.
 */
@Network
@Mcu(sram = 28 * KIB, flash = 256 * KIB, core = Core.CORTEX_M4)
final class PersonDetector {
  @Input(height = 96, width = 96, channels = 3)
  Tensor picture;

  @Conv2D(filters = 8, kernel = 3, strides = 2, activation = RELU)
  Tensor stem;

  @SeparableConv2D(filters = 16, kernel = 3, activation = RELU)
  Tensor block1;

  @SeparableConv2D(filters = 32, kernel = 3, strides = 2, activation = RELU)
  Tensor block2;

  @SeparableConv2D(filters = 32, kernel = 3, activation = RELU)
  Tensor block3;

  @SeparableConv2D(filters = 64, kernel = 3, strides = 2, activation = RELU)
  Tensor block4;

  @SeparableConv2D(filters = 64, kernel = 3, activation = RELU)
  Tensor block5;

  @SeparableConv2D(filters = 128, kernel = 3, strides = 2, activation = RELU)
  Tensor block6;

  @SeparableConv2D(filters = 128, kernel = 3, activation = RELU, repeat = 5)
  Tensor block7;

  @SeparableConv2D(filters = 256, kernel = 3, strides = 2, activation = RELU)
  Tensor block8;

  @SeparableConv2D(filters = 256, kernel = 3, activation = RELU)
  Tensor block9;

  @AveragePooling2D(pool = 3)
  Tensor pooled;

  @Flatten Tensor features;

  @Dense(units = 2)
  Tensor logits;

  @Softmax Tensor scores;
}
