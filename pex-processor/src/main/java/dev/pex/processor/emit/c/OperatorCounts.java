package dev.pex.processor.emit.c;

import java.util.ArrayList;
import java.util.List;

/** What a profile build counts for each operator, in the order in which they first run. */
final class OperatorCounts {
  private final String array;
  private final List<String> operators = new ArrayList<>();

  OperatorCounts(String network) {
    this.array = network + "_counts";
  }

  /** Writes the marks of a profile before and after an operator's call. */
  void around(CText text, String operator, Runnable call) {
    String count = count(operator);
    text.line("PEX_BEGIN(%s);", count);
    call.run();
    text.line("PEX_END(%s);", count);
  }

  private String count(String operator) {
    if (!operators.contains(operator)) {
      operators.add(operator);
    }
    return array + "[" + operators.indexOf(operator) + "]";
  }

  /** Names of the operators that are counted. */
  List<String> operators() {
    return List.copyOf(operators);
  }
}
