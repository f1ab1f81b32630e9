package dev.pex.codesign.model;

import dev.pex.codesign.network.Layer;

/** A question about layers whose answer is the same for all that have no weights. */
interface NoWeights<R> extends Layer.Visitor<R> {
  R withoutWeights(Layer layer);

  @Override
  default R maxPool(Layer.MaxPool layer) {
    return withoutWeights(layer);
  }

  @Override
  default R averagePool(Layer.AveragePool layer) {
    return withoutWeights(layer);
  }

  @Override
  default R mean(Layer.Mean layer) {
    return withoutWeights(layer);
  }

  @Override
  default R add(Layer.Add layer) {
    return withoutWeights(layer);
  }

  @Override
  default R mul(Layer.Mul layer) {
    return withoutWeights(layer);
  }

  @Override
  default R concatenate(Layer.Concatenate layer) {
    return withoutWeights(layer);
  }

  @Override
  default R resize(Layer.Resize layer) {
    return withoutWeights(layer);
  }

  @Override
  default R pad(Layer.Pad layer) {
    return withoutWeights(layer);
  }

  @Override
  default R reshape(Layer.Reshape layer) {
    return withoutWeights(layer);
  }

  @Override
  default R transpose(Layer.Transpose layer) {
    return withoutWeights(layer);
  }

  @Override
  default R softmax(Layer.Softmax layer) {
    return withoutWeights(layer);
  }

  @Override
  default R unary(Layer.Unary layer) {
    return withoutWeights(layer);
  }

  @Override
  default R requantize(Layer.Requantize layer) {
    return withoutWeights(layer);
  }

  @Override
  default R clamp(Layer.Clamp layer) {
    return withoutWeights(layer);
  }
}
