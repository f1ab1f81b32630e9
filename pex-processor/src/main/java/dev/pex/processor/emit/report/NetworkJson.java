package dev.pex.processor.emit.report;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import java.util.Locale;

/** Spells {@code network.json}, schema 1; docs/network-json.md says what each field means. */
public final class NetworkJson {
  private static final int SCHEMA = 1;

  /**
   * The file's text.
   *
   * @param original the network as its user wrote it, before the rewrites
   */
  public String text(Graph original) {
    JsonWriter json = new JsonWriter();
    json.beginObject();
    json.key("schema").value(SCHEMA);
    json.key("name").value(original.name());
    json.key("inputs").beginArray();
    for (Port port : original.inputs()) {
      input(json, port);
    }
    json.endArray();
    json.key("operators").beginArray();
    for (Node node : original.nodes()) {
      operator(json, node);
    }
    json.endArray();
    json.key("outputs").beginArray();
    for (Port port : original.outputs()) {
      output(json, port);
    }
    json.endArray();
    json.endObject();
    return json.text();
  }

  private static void input(JsonWriter json, Port port) {
    json.beginObject();
    json.key("name").value(port.name());
    operand(json, port.operand());
    quantization(json, port.tensor().quantization());
    json.key("feed").value(port.isFed() ? "rows" : "whole");
    json.key("type").value(lowerCase(port.type()));
    json.endObject();
  }

  private static void operator(JsonWriter json, Node node) {
    json.beginObject();
    json.key("name").value(node.output().name());
    json.key("kind").value(node.op().accept(new OperatorKind()));
    json.key("from").beginArray();
    for (Operand operand : node.inputs()) {
      element(json, operand);
    }
    json.endArray();
    shape(json, node.output().shape());
    quantization(json, node.output().quantization());
    node.op().accept(new OperatorJson(json));
    json.endObject();
  }

  private static void output(JsonWriter json, Port port) {
    json.beginObject();
    json.key("name").value(port.name());
    operand(json, port.operand());
    json.key("type").value(lowerCase(port.type()));
    json.endObject();
  }

  private static void element(JsonWriter json, Operand operand) {
    json.beginObject();
    operand(json, operand);
    json.endObject();
  }

  private static void operand(JsonWriter json, Operand operand) {
    json.key("tensor").value(operand.tensor().name());
    shape(json, operand.shape());
  }

  private static void shape(JsonWriter json, Shape shape) {
    json.key("shape").values(shape.height(), shape.width(), shape.channels());
  }

  private static void quantization(JsonWriter json, Quantization quantization) {
    json.key("scale").real(quantization.scale());
    json.key("zeroPoint").value(quantization.zeroPoint());
  }

  /** A constant of an enumeration, as the file spells it. */
  static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
