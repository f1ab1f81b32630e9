package dev.pex.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints what a model costs and whether all that was generated for it agrees. */
final class ModelReport {
  private final Checkout checkout;
  private final PrintStream out;

  ModelReport(Checkout checkout, PrintStream out) {
    this.checkout = checkout;
    this.out = out;
  }

  /** Prints what was planned. */
  void printPlan(GeneratedNetwork network) throws IOException {
    Plan plan = network.plan();
    print("input", network.input().shape() + ", output " + network.output().shape());
    print("arena", plan.arena());
    print("weights", "%,d B".formatted(plan.figure("weightBytes")));
    print("work", "%,d multiply-accumulates".formatted(plan.figure("macs")));
  }

  /**
   * Runs the network in all ways, and prints what the Cortex-M4 needs.
   *
   * @param inputs one for each inference
   * @return whether all outputs are the same
   */
  boolean printRuns(GeneratedNetwork network, List<byte[]> inputs) throws IOException {
    Agreement agreement = Agreement.of(checkout, network, inputs);
    BoardRun cost = agreement.cortexM();
    print(
        "Cortex-M4",
        "%,d instructions, %,d B of stack, flash: %,d B of code and %,d B of weights"
            .formatted(
                cost.instructions(), cost.stackBytes(), cost.codeBytes(), cost.weightsBytes()));
    print("outputs", agreement.sentence());
    return agreement.complete();
  }

  /** Prints a line of figures. */
  void print(String label, String text) {
    out.printf(Locale.ROOT, "  %-10s %s%n", label, text);
  }
}
