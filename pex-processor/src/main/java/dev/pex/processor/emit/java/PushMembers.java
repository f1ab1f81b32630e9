package dev.pex.processor.emit.java;

/** What an executor and a reference offer alike where an input is pushed row by row. */
final class PushMembers {
  private static final String TO_COME = "rowsToCome";

  private final GeneratedFile file;
  private final NetworkPort port;
  private final String push;
  private final String result;
  private final String observer;

  /**
   * The members for one input.
   *
   * @param push name of the method that pushes a row
   */
  PushMembers(GeneratedFile file, NetworkPort port, String push) {
    this.file = file;
    this.port = port;
    this.push = push;
    this.result = file.imports().runtime("PushResult");
    this.observer = file.imports().runtime("TensorObserver");
  }

  /**
   * Adds the members.
   *
   * @param takeRow takes {@code row}, the row of number {@code number}, as long as others are to
   *     come or not
   * @param finish what remains to be done after the last row
   */
  void add(String takeRow, String finish) {
    file.addField(
        "Rows of '" + port.name() + "' that are still to be pushed.",
        "private int " + TO_COME + ";\n");
    file.addMethod(
        "Begins an inference, and gives up one that is not at its end.",
        "public void begin()",
        TO_COME + " = " + rows() + ";\n");
    addPushUnobserved();
    addPushRow(takeRow, finish);
    addPushAll();
  }

  private void addPushUnobserved() {
    file.addMethod(
        "Pushes the next row of '"
            + port.name()
            + "', the first row first.\n\n@param row "
            + rowElements()
            + " int8 values, channels innermost"
            + "\n@throws IllegalArgumentException if there is another number of values"
            + "\n@throws IllegalStateException before {@link #begin} and after the last row",
        "public " + result + " " + push + "(byte[] row)",
        "return " + push + "(row, " + observer + ".NONE);\n");
  }

  private void addPushRow(String takeRow, String finish) {
    String body =
        JavaText.block("if (row.length != " + rowElements() + ")", otherCount())
            + JavaText.block("if (" + TO_COME + " == 0)", notBegun())
            + ("int number = " + rows() + " - " + TO_COME + ";\n")
            + (TO_COME + "--;\n")
            + takeRow
            + JavaText.block("if (" + TO_COME + " > 0)", "return " + result + ".MORE;\n")
            + finish
            + ("return " + result + ".DONE;\n");
    file.addMethod(
        "As {@link #" + push + "(byte[])}; the observer sees all that is made meanwhile.",
        "public " + result + " " + push + "(byte[] row, " + observer + " observer)",
        body);
  }

  private String otherCount() {
    String values = "a row of '" + port.name() + "' has " + rowElements() + " values, not ";
    return "throw new IllegalArgumentException(" + JavaText.literal(values) + " + row.length);\n";
  }

  private String notBegun() {
    String begin = "no row of '" + port.name() + "' is awaited: begin an inference";
    return "throw new IllegalStateException(" + JavaText.literal(begin) + ");\n";
  }

  private void addPushAll() {
    String arrays = file.imports().util("Arrays");
    String row = arrays + ".copyOfRange(values, at, at + " + rowElements() + ")";
    file.addMethod(
        "Runs one inference: pushes all rows of '" + port.name() + "'.",
        "private void " + port.writeMethod() + "(byte[] values, " + observer + " observer)",
        (port.constant() + ".checkCount(values.length);\n")
            + "begin();\n"
            + JavaText.block(
                "for (int at = 0; at < values.length; at += " + rowElements() + ")",
                push + "(" + row + ", observer);\n"));
  }

  private int rows() {
    return port.shape().height();
  }

  private int rowElements() {
    return port.shape().rowElements();
  }
}
