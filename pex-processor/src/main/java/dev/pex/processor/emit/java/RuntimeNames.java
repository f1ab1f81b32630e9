package dev.pex.processor.emit.java;

import com.palantir.javapoet.ClassName;

/** The classes that generated Java calls. */
final class RuntimeNames {
  static final String RUNTIME = "dev.pex.runtime";
  static final String REFERENCE = "dev.pex.runtime.reference";

  static final ClassName COLUMNS = runtime("Columns");
  static final ClassName CONSTANTS = runtime("Constants");
  static final ClassName ELEMENTS = runtime("Elements");
  static final ClassName OUTPUT_STAGE = runtime("OutputStage");
  static final ClassName PART = runtime("Part");
  static final ClassName RESCALE = runtime("Rescale");
  static final ClassName ROWS = runtime("Rows");
  static final ClassName RUNNABLE_NETWORK = runtime("RunnableNetwork");
  static final ClassName SHAPE = runtime("Shape");
  static final ClassName TENSOR_INFO = runtime("TensorInfo");
  static final ClassName TENSOR_OBSERVER = runtime("TensorObserver");
  static final ClassName WINDOW = runtime("Window");

  private RuntimeNames() {}

  /** A class of the executor's runtime. */
  static ClassName runtime(String simpleName) {
    return ClassName.get(RUNTIME, simpleName);
  }

  /** A class of the reference kernels. */
  static ClassName reference(String simpleName) {
    return ClassName.get(REFERENCE, simpleName);
  }
}
