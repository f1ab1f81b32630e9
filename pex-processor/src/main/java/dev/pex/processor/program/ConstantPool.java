package dev.pex.processor.program;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The program's tables; equal ones are kept once, under the name of the first. */
public final class ConstantPool {
  private final Map<Int8Values, Constant.Bytes> bytes = new LinkedHashMap<>();
  private final Map<Int32Values, Constant.Words> words = new LinkedHashMap<>();
  private final List<Constant> inOrder = new ArrayList<>();

  /** The table with these values. */
  public Constant.Bytes bytes(String name, Int8Values values) {
    return bytes.computeIfAbsent(values, key -> added(new Constant.Bytes(name, key)));
  }

  /** The table with these values. */
  public Constant.Words words(String name, Int32Values values) {
    return words.computeIfAbsent(values, key -> added(new Constant.Words(name, key)));
  }

  /** All tables, in order of first use. */
  public List<Constant> constants() {
    return List.copyOf(inOrder);
  }

  private <T extends Constant> T added(T constant) {
    inOrder.add(constant);
    return constant;
  }
}
