package dev.pex.processor.emit.c;

import java.util.List;

/**
 * A kernel of the C runtime with its parameters.
 *
 * @param function the kernel's function, also the name of its header without {@code .h}
 * @param fields of its parameter struct, each as {@code name = value}
 */
record KernelCall(String function, List<String> fields) {
  KernelCall {
    fields = List.copyOf(fields);
  }

  /** The type of the parameter struct. */
  String type() {
    return function + "_params";
  }
}
