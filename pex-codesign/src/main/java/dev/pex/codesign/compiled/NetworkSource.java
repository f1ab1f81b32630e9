package dev.pex.codesign.compiled;

import dev.pex.codesign.network.Input;
import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Operand;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Output;
import dev.pex.codesign.network.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Spells a network as an annotated class, one field for each operator. */
public final class NetworkSource {
  private final Network network;
  private final Target target;
  private final Map<String, String> fields = new HashMap<>();
  private final List<String> lines = new ArrayList<>();
  private String last = "";

  private NetworkSource(Network network, Target target) {
    this.network = network;
    this.target = target;
  }

  /**
   * The text of a class.
   *
   * @param type its name: of the package, if it has one, and of the class
   * @param weights the file that it names
   * @param comment sentences about it
   * @throws IOException naming a layer that cannot be spelt
   */
  public static String text(
      Network network, Target target, TypeName type, String weights, List<String> comment)
      throws IOException {
    NetworkSource source = new NetworkSource(network, target);
    source.addHead(type, weights, comment);
    network.inputs().forEach(source::add);
    try {
      network.operators().forEach(source::add);
    } catch (LayerText.Unknown e) {
      throw new IOException("in '" + network.name() + "', " + e.getMessage(), e);
    }
    source.lines.add("}");
    return String.join("\n", source.lines) + "\n";
  }

  /**
   * The name of a class.
   *
   * @param packageName empty for none
   */
  public record TypeName(String packageName, String simpleName) {}

  private void addHead(TypeName type, String weights, List<String> comment) {
    if (!type.packageName().isEmpty()) {
      lines.add("package " + type.packageName() + ";");
      lines.add("");
    }
    lines.add("import dev.pex.*;");
    lines.add("");
    lines.add("/**");
    comment.forEach(sentence -> lines.add(" * " + sentence));
    lines.add(" */");
    lines.add("@Network(weights = \"" + weights + "\")");
    lines.add("@Mcu(" + String.join(", ", mcu()) + ")");
    if (!target.partial().equals(Target.ANY.partial())) {
      lines.add("@Partial(" + String.join(", ", partial()) + ")");
    }
    lines.add("final class " + type.simpleName() + " {");
  }

  private List<String> mcu() {
    List<String> mcu = new ArrayList<>();
    addBudget("sram", target.sramBytes(), mcu);
    addBudget("flash", target.flashBytes(), mcu);
    mcu.add("core = Core." + target.core());
    if (!target.optimize().equals(Target.ANY.optimize())) {
      mcu.add("optimize = Optimize." + target.optimize());
    }
    return mcu;
  }

  private List<String> partial() {
    Target.PartialExecution partial = target.partial();
    return List.of(
        "rows = " + partial.rows(),
        "channels = " + partial.channels(),
        "recompute = " + partial.recompute());
  }

  private static void addBudget(String name, OptionalLong bytes, List<String> budgets) {
    bytes.ifPresent(
        count ->
            budgets.add(name + " = " + String.format(Locale.ROOT, "%,d", count).replace(',', '_')));
  }

  private void add(Input input) {
    Shape shape = input.operand().shape();
    String feed = input.feed() == Input.Feed.ROWS ? ", feed = Feed.ROWS" : "";
    addField(
        "@Input(height = %d, width = %d, channels = %d, scale = %sf, zeroPoint = %d%s)"
            .formatted(
                shape.height(),
                shape.width(),
                shape.channels(),
                input.quantization().scale(),
                input.quantization().zeroPoint(),
                feed),
        input.operand().tensor());
  }

  private void add(Operator operator) {
    List<String> from =
        operator.from().stream().map(Operand::tensor).map(this::field).collect(Collectors.toList());
    if (operator.layer() instanceof Layer.Requantize) {
      fields.put(operator.name(), from.get(0));
      return;
    }
    boolean readsLast = from.size() == 1 && from.get(0).equals(last);
    String annotation = operator.layer().accept(new LayerText(operator, from, readsLast));
    boolean isLast = operator.equals(network.operators().get(network.operators().size() - 1));
    addField(isLast || !isOutput(operator) ? annotation : annotation + " @Output", operator.name());
  }

  private boolean isOutput(Operator operator) {
    return network.outputs().stream()
        .map(Output::operand)
        .anyMatch(operand -> operand.tensor().equals(operator.name()));
  }

  private void addField(String annotation, String name) {
    if (!last.isEmpty()) {
      lines.add("");
    }
    lines.add("  " + annotation);
    lines.add("  Tensor " + name + ";");
    last = name;
  }

  private String field(String tensor) {
    return fields.getOrDefault(tensor, tensor);
  }
}
