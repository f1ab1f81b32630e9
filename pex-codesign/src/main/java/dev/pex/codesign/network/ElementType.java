package dev.pex.codesign.network;

/** What stands in the model's file at an end of the network. */
public enum ElementType {
  INT8,
  FLOAT32
}
