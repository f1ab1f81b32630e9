package dev.pex.codesign.quantize;

import dev.pex.codesign.network.Layer;

/**
 * Whether a layer only picks or averages elements, so that its result has its operand's
 * quantisation.
 */
final class KeepsQuantization implements Layer.Visitor<Boolean> {
  @Override
  public Boolean maxPool(Layer.MaxPool layer) {
    return true;
  }

  @Override
  public Boolean averagePool(Layer.AveragePool layer) {
    return true;
  }

  @Override
  public Boolean resize(Layer.Resize layer) {
    return true;
  }

  @Override
  public Boolean pad(Layer.Pad layer) {
    return true;
  }

  @Override
  public Boolean reshape(Layer.Reshape layer) {
    return true;
  }

  @Override
  public Boolean transpose(Layer.Transpose layer) {
    return true;
  }

  @Override
  public Boolean requantize(Layer.Requantize layer) {
    return true;
  }

  @Override
  public Boolean conv2D(Layer.Conv2D layer) {
    return false;
  }

  @Override
  public Boolean depthwiseConv2D(Layer.DepthwiseConv2D layer) {
    return false;
  }

  @Override
  public Boolean dense(Layer.Dense layer) {
    return false;
  }

  @Override
  public Boolean mean(Layer.Mean layer) {
    return false;
  }

  @Override
  public Boolean add(Layer.Add layer) {
    return false;
  }

  @Override
  public Boolean mul(Layer.Mul layer) {
    return false;
  }

  @Override
  public Boolean concatenate(Layer.Concatenate layer) {
    return false;
  }

  @Override
  public Boolean softmax(Layer.Softmax layer) {
    return false;
  }

  @Override
  public Boolean unary(Layer.Unary layer) {
    return false;
  }

  @Override
  public Boolean clamp(Layer.Clamp layer) {
    return false;
  }
}
