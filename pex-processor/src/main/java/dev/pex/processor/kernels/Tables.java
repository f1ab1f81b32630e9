package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.program.Constant;
import dev.pex.processor.program.ConstantPool;
import java.util.List;

/** The tables of a network in C, as its kernels want them, and their names. */
final class Tables {
  private final String network;
  private final ConstantPool pool = new ConstantPool();

  Tables(String network) {
    this.network = network;
  }

  /** The C name of a table, which becomes one of the network's. */
  String use(Constant constant) {
    Constant pooled =
        constant.accept(
            new Constant.Visitor<>() {
              @Override
              public Constant bytes(Constant.Bytes table) {
                return pool.bytes(table.name(), table.values());
              }

              @Override
              public Constant words(Constant.Words table) {
                return pool.words(table.name(), table.values());
              }
            });
    return TargetProgram.tableName(network, pooled);
  }

  /** The C name of a table of bytes that is laid out for a kernel. */
  String use(String name, Int8Values bytes) {
    return TargetProgram.tableName(network, pool.bytes(name, bytes));
  }

  /** The C name of a table of words that is laid out for a kernel. */
  String use(String name, Int32Values words) {
    return TargetProgram.tableName(network, pool.words(name, words));
  }

  /** All, in order of first use. */
  List<Constant> all() {
    return pool.constants();
  }
}
