package dev.pex.processor.emit.report;

import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.UnaryFunction;
import dev.pex.processor.graph.Window;

/** Spells what an operator's output does not tell of it: its parameters but weights. */
final class OperatorJson implements Op.Visitor<JsonWriter> {
  private final JsonWriter json;

  OperatorJson(JsonWriter json) {
    this.json = json;
  }

  @Override
  public JsonWriter conv2D(Op.Conv2D op) {
    window(op.window());
    return activation(op.activation());
  }

  @Override
  public JsonWriter depthwiseConv2D(Op.DepthwiseConv2D op) {
    json.key("multiplier").value(op.multiplier());
    window(op.window());
    return activation(op.activation());
  }

  @Override
  public JsonWriter dense(Op.Dense op) {
    return activation(op.activation());
  }

  @Override
  public JsonWriter maxPool(Op.MaxPool op) {
    window(op.window());
    return activation(op.activation());
  }

  @Override
  public JsonWriter averagePool(Op.AveragePool op) {
    window(op.window());
    return activation(op.activation());
  }

  @Override
  public JsonWriter mean(Op.Mean op) {
    json.key("axes").beginArray();
    axis(op.height(), "height");
    axis(op.width(), "width");
    axis(op.channels(), "channels");
    json.endArray();
    return json;
  }

  @Override
  public JsonWriter add(Op.Add op) {
    return activation(op.activation());
  }

  @Override
  public JsonWriter mul(Op.Mul op) {
    return activation(op.activation());
  }

  @Override
  public JsonWriter concatenate(Op.Concatenate op) {
    json.key("axis").value(NetworkJson.lowerCase(op.axis()));
    return json;
  }

  @Override
  public JsonWriter resize(Op.Resize op) {
    json.key("interpolation").value(NetworkJson.lowerCase(op.interpolation()));
    json.key("sampling").value(NetworkJson.lowerCase(op.sampling()));
    return json;
  }

  @Override
  public JsonWriter pad(Op.Pad op) {
    return padding(op.padding());
  }

  @Override
  public JsonWriter reshape(Op.Reshape op) {
    return json;
  }

  @Override
  public JsonWriter transpose(Op.Transpose op) {
    json.key("permutation").values(op.permutation().stream().mapToInt(Integer::intValue).toArray());
    return json;
  }

  @Override
  public JsonWriter softmax(Op.Softmax op) {
    json.key("beta").real(op.beta());
    return json;
  }

  @Override
  public JsonWriter unary(Op.Unary op) {
    if (op.function() instanceof UnaryFunction.LeakyRelu leaky) {
      json.key("negativeSlope").real(leaky.negativeSlope());
    }
    return json;
  }

  @Override
  public JsonWriter requantize(Op.Requantize op) {
    return json;
  }

  @Override
  public JsonWriter activation(Op.Activation op) {
    return activation(op.kind());
  }

  private void axis(boolean named, String name) {
    if (named) {
      json.value(name);
    }
  }

  private void window(Window window) {
    json.key("kernel").values(window.kernelHeight(), window.kernelWidth());
    json.key("strides").values(window.strideHeight(), window.strideWidth());
    json.key("dilation").values(window.dilationHeight(), window.dilationWidth());
    padding(window.padding());
  }

  private JsonWriter padding(Padding padding) {
    json.key("padding").values(padding.top(), padding.bottom(), padding.left(), padding.right());
    return json;
  }

  private JsonWriter activation(FusedActivation activation) {
    json.key("activation").value(NetworkJson.lowerCase(activation));
    return json;
  }
}
