package dev.pex.processor.tflite;

/** What the operators of a file share: tensors, constants, and the values known so far. */
record FileContents(FileTensors tensors, Constants constants, KnownSizes sizes, Values values) {}
