package dev.pex.demo.models;

import static dev.pex.ActivationFunction.RELU6;

import dev.pex.Add;
import dev.pex.Conv2D;
import dev.pex.Core;
import dev.pex.Dense;
import dev.pex.DepthwiseConv2D;
import dev.pex.GlobalAveragePooling2D;
import dev.pex.Input;
import dev.pex.Mcu;
import dev.pex.Network;
import dev.pex.Softmax;
import dev.pex.Tensor;

/**
 * MobileNetV2 1.0 for 224x224 pictures, a thousand kinds of things. No budget: the plan is the
 * smallest.
 */
@Network
@Mcu(core = Core.CORTEX_M4)
final class MobileNetV2 {
  @Input(height = 224, width = 224, channels = 3)
  Tensor picture;

  @Conv2D(filters = 32, kernel = 3, strides = 2, activation = RELU6)
  Tensor stem;

  @DepthwiseConv2D(kernel = 3, activation = RELU6)
  Tensor block1Depthwise;

  @Conv2D(filters = 16, kernel = 1)
  Tensor block1;

  @Conv2D(filters = 96, kernel = 1, activation = RELU6)
  Tensor block2Expand;

  @DepthwiseConv2D(kernel = 3, strides = 2, activation = RELU6)
  Tensor block2Depthwise;

  @Conv2D(filters = 24, kernel = 1)
  Tensor block2;

  @Conv2D(filters = 144, kernel = 1, activation = RELU6)
  Tensor block3Expand;

  @DepthwiseConv2D(kernel = 3, activation = RELU6)
  Tensor block3Depthwise;

  @Conv2D(filters = 24, kernel = 1)
  Tensor block3Project;

  @Add({"block2", "block3Project"})
  Tensor block3;

  @Conv2D(filters = 144, kernel = 1, activation = RELU6)
  Tensor block4Expand;

  @DepthwiseConv2D(kernel = 3, strides = 2, activation = RELU6)
  Tensor block4Depthwise;

  @Conv2D(filters = 32, kernel = 1)
  Tensor block4;

  @Conv2D(filters = 192, kernel = 1, activation = RELU6)
  Tensor block5Expand;

  @DepthwiseConv2D(kernel = 3, activation = RELU6)
  Tensor block5Depthwise;

  @Conv2D(filters = 32, kernel = 1)
  Tensor block5Project;

  @Add({"block4", "block5Project"})
  Tensor block5;

  @Conv2D(filters = 192, kernel = 1, activation = RELU6)
  Tensor block6Expand;

  @DepthwiseConv2D(kernel = 3, activation = RELU6)
  Tensor block6Depthwise;

  @Conv2D(filters = 32, kernel = 1)
  Tensor block6Project;

  @Add({"block5", "block6Project"})
  Tensor block6;

  @Conv2D(filters = 192, kernel = 1, activation = RELU6)
  Tensor block7Expand;

  @DepthwiseConv2D(kernel = 3, strides = 2, activation = RELU6)
  Tensor block7Depthwise;

  @Conv2D(filters = 64, kernel = 1)
  Tensor block7;

  @Conv2D(filters = 384, kernel = 1, activation = RELU6)
  Tensor block8Expand;

  @DepthwiseConv2D(kernel = 3, activation = RELU6)
  Tensor block8Depthwise;

  @Conv2D(filters = 64, kernel = 1)
  Tensor block8Project;

  @Add({"block7", "block8Project"})
  Tensor block8;

  @Conv2D(filters = 384, kernel = 1, activation = RELU6)
  Tensor block9Expand;

  @DepthwiseConv2D(kernel = 3, activation = RELU6)
  Tensor block9Depthwise;

  @Conv2D(filters = 64, kernel = 1)
  Tensor block9Project;

  @Add({"block8", "block9Project"})
  Tensor block9;

  @Conv2D(filters = 384, kernel = 1, activation = RELU6)
  Tensor block10Expand;

  @DepthwiseConv2D(kernel = 3, activation = RELU6)
  Tensor block10Depthwise;

  @Conv2D(filters = 64, kernel = 1)
  Tensor block10Project;

  @Add({"block9", "block10Project"})
  Tensor block10;

  @Conv2D(filters = 384, kernel = 1, activation = RELU6)
  Tensor block11Expand;

  @DepthwiseConv2D(kernel = 3, activation = RELU6)
  Tensor block11Depthwise;

  @Conv2D(filters = 96, kernel = 1)
  Tensor block11;

  @Conv2D(filters = 576, kernel = 1, activation = RELU6)
  Tensor block12Expand;

  @DepthwiseConv2D(kernel = 3, activation = RELU6)
  Tensor block12Depthwise;

  @Conv2D(filters = 96, kernel = 1)
  Tensor block12Project;

  @Add({"block11", "block12Project"})
  Tensor block12;

  @Conv2D(filters = 576, kernel = 1, activation = RELU6)
  Tensor block13Expand;

  @DepthwiseConv2D(kernel = 3, activation = RELU6)
  Tensor block13Depthwise;

  @Conv2D(filters = 96, kernel = 1)
  Tensor block13Project;

  @Add({"block12", "block13Project"})
  Tensor block13;

  @Conv2D(filters = 576, kernel = 1, activation = RELU6)
  Tensor block14Expand;

  @DepthwiseConv2D(kernel = 3, strides = 2, activation = RELU6)
  Tensor block14Depthwise;

  @Conv2D(filters = 160, kernel = 1)
  Tensor block14;

  @Conv2D(filters = 960, kernel = 1, activation = RELU6)
  Tensor block15Expand;

  @DepthwiseConv2D(kernel = 3, activation = RELU6)
  Tensor block15Depthwise;

  @Conv2D(filters = 160, kernel = 1)
  Tensor block15Project;

  @Add({"block14", "block15Project"})
  Tensor block15;

  @Conv2D(filters = 960, kernel = 1, activation = RELU6)
  Tensor block16Expand;

  @DepthwiseConv2D(kernel = 3, activation = RELU6)
  Tensor block16Depthwise;

  @Conv2D(filters = 160, kernel = 1)
  Tensor block16Project;

  @Add({"block15", "block16Project"})
  Tensor block16;

  @Conv2D(filters = 960, kernel = 1, activation = RELU6)
  Tensor block17Expand;

  @DepthwiseConv2D(kernel = 3, activation = RELU6)
  Tensor block17Depthwise;

  @Conv2D(filters = 320, kernel = 1)
  Tensor block17;

  @Conv2D(filters = 1280, kernel = 1, activation = RELU6)
  Tensor head;

  @GlobalAveragePooling2D Tensor pooled;

  @Dense(units = 1000)
  Tensor logits;

  @Softmax Tensor scores;
}
